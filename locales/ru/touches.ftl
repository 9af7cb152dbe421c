touches-kind-wrote = написали
touches-kind-called = позвонили
touches-kind-met = встретились
touches-kind-answered = клиент ответил
touches-kind-imported = касание из файла
touches-kind-mailed = рассылка
