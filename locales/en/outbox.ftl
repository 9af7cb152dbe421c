# What the bot says by itself.
outbox-list = 📬 <b>News: { $count }</b>
outbox-list-more = … and { $count } more
outbox-list-jobs = ⏳ Processes
outbox-group-lost = ⚠️ I can't write to the team group any more: I was removed from it, or it was deleted. I have let go of the group; to have it back, add me again.
outbox-settings = ⚙️ Settings
