consent-stopped = 🚫 <b>Do not write</b>: { $reason } ({ $moment }{ $signed ->
    [yes] , { $member }
   *[no] { "" }
 })
consent-reason-asked = asked not to be written to
consent-reason-complained = complained
consent-reason-not-ours = not a client of ours
consent-reason-erased = data erased on request
consent-stop = 🚫 Write no more
consent-ask = Why write no more? Campaigns, sequences and messages will go to none of the card's addresses, even if it is deleted and imported again. Only an owner can lift this.
consent-lifting = All addresses of the card are on the stop-list. Only an owner can lift it, and only if the person has asked for it.
consent-lift = Lift it
consent-line = { $allowed ->
    [yes] ✅ { $account } may write
   *[no] 🔕 { $account } may not write
 }: { $event } ({ $moment })
consent-event-wrote-first = wrote first
consent-event-allowed = allowed messages
consent-event-found-allowed = VK has the permission
consent-event-opted-out = asked not to be written to
consent-event-refused-901 = no permission
consent-event-denied = forbade messages
consent-reach-line = { $allowed ->
    [yes] ✅
   *[no] 🔕
 } { $account }: { $reach }{ $dated ->
    [yes] {" "}({ $moment })
   *[no] { "" }
 }
consent-reach-allowed = may write
consent-reach-never-allowed = has no permission to write yet
consent-reach-opted-out = was asked not to write
consent-reach-stopped = on the stop-list, nobody writes
