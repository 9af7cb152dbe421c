# What the bot says by itself.
outbox-list = 📬 <b>News: { $count }</b>
outbox-list-more = … and { $count } more
outbox-list-jobs = ⏳ Processes
outbox-settings = ⚙️ Settings
outbox-member-joined = 👋 A new member has come in by your invitation: <b>{ $name }</b> ({ $role }).
outbox-group-lost = ⚠️ I was removed from the team group, so posts don't go there any more. Add me to a group again to have them back: /settings.
