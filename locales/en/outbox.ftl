# What the bot says by itself.
outbox-list = 📬 <b>News: { $count }</b>
outbox-list-more = … and { $count } more
outbox-list-tasks = 📋 Tasks
outbox-list-jobs = ⏳ Processes
outbox-settings = ⚙️ Settings
outbox-member-joined = 👋 A new member has come in by your invitation: <b>{ $name }</b> ({ $role }).
outbox-group-lost = ⚠️ I was removed from the team group, so posts don't go there any more. Add me to a group again to have them back: /settings.
outbox-open-card = Open the card
outbox-line-with-card = { $told } <a href="{ $link }">Card</a>
outbox-client-added = 🆕 { $named ->
    [yes] New client: <b>{ $name }</b>.
   *[no] A new client.
  }{ $known ->
    [yes] {" "}Added by { $member }.
   *[no] {""}
  }
outbox-stage-changed = 🔀 { $named ->
    [yes] <b>{ $name }</b> is now at “{ $stage }” ({ $funnel }).
   *[no] A client is now at “{ $stage }” ({ $funnel }).
  }{ $known ->
    [yes] {" "}By { $member }.
   *[no] {""}
  }
outbox-deal-won = 🏆 A deal is won{ $named ->
    [yes] : <b>{ $name }</b>, { $title }
   *[no] {""}
  }{ $priced ->
    [yes] , <b>{ $amount }</b>.
   *[no] .
  }{ $known ->
    [yes] {" "}Well done, { $member }!
   *[no] {""}
  }
outbox-done-by = Started by { $member }.
