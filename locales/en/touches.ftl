touches-kind-wrote = wrote
touches-kind-called = called
touches-kind-met = met
touches-kind-answered = the client answered
touches-kind-imported = touch from a file
touches-kind-mailed = campaign
