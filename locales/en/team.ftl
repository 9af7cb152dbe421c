team-door-stranger = Hello! This is the working bot of a sales team, open to its members only. If you are on the team, ask your lead for an invitation link.
team-door-welcome = Welcome, { $name }! You are on the team.
team-home = 👋 Hello, { $name }!

    👥 Clients: <b>{ $total }</b>
    🔴 Touches overdue: <b>{ $overdue }</b>
    ⏰ Touches today: <b>{ $today }</b>

    Write a part of a name, a phone or a link, and I'll find the client. Send a contact file, and I'll import it.
team-home-overdue = 🔴 Overdue: { $count }
team-home-today = ⏰ Today: { $count }
team-home-clients = 👥 Clients
team-home-newest = 🆕 Newest
team-home-export = 📤 Export
team-home-jobs = ⏳ Jobs
team-home-settings = ⚙️ Settings
team-home-help = ❓ Help
team-help = <b>What you can do here</b>

    🔎 <b>Find</b> — just write a part of a name, a phone in any spelling, an e-mail or a VK link.
    📥 <b>Import</b> — send a file: Excel, CSV, .vcf cards or a list of links. I'll show first what would happen.
    👤 <b>Card</b> — stage, category, tags, touches in a press or two; a reply to the card is a note.
    ↩ <b>Undo</b> — under every change, even under an import.
    📤 <b>Export</b> — under every list: Excel or CSV.

    /menu — home · /find — search · /import — how to import · /export — export · /jobs — jobs · /settings — settings · /cancel — leave what was begun
team-command = { $command ->
    [menu] Home
    [find] Find a client
    [import] Import contacts
    [export] Export clients
    [jobs] Background jobs
    [settings] Settings
    [cancel] Leave what was begun
   *[help] Help
 }
