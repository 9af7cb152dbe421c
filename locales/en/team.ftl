team-door-stranger = Hello! This is the working bot of a sales team, open to its members only. If you are on the team, ask your lead for an invitation link.
team-door-welcome = Welcome, { $name }! You are on the team.
team-home = 👋 Hello, { $name }!

    👥 Clients: <b>{ $total }</b>
team-home-ask = Write a part of a name, a phone or a link, and I'll find the client. Send a contact file, and I'll import it.
team-menu = ☰ <b>Menu</b>

    Write a part of a name, a phone or a link, and I'll find the client.
team-home-clients = 👥 Clients
team-home-newest = 🆕 Newest
team-home-add = ➕ New
team-home-tasks = ☑️ Tasks
team-home-board = 📊 Funnel
team-home-campaigns = 📨 Campaigns
team-home-export = 📤 Export
team-home-jobs = ⏳ Jobs
team-home-settings = ⚙️ Settings
team-home-help = ❓ Help
team-help = <b>What you can do here</b>

    🔎 <b>Find</b> — just write a part of a name, a phone in any spelling, an e-mail or a VK link.
    📥 <b>Import</b> — send a file: Excel, CSV, .vcf cards or a list of links. I'll show first what would happen.
    ➕ <b>Add</b> — /new and one line: name, phone, link; or forward a client's message, or share a contact.
    👤 <b>Card</b> — stage, category, tags, touches in a press or two; a reply to the card is a note, a file in reply an attachment.
    ☑️ <b>Task</b> — /task tomorrow 3pm call Ivanov; all of them — /tasks.
    ↩ <b>Undo</b> — under every change, even under an import.
    📨 <b>Write</b> — a campaign from a VK community, or a message from the card.
    📤 <b>Export</b> — under every list: Excel or CSV.

    /menu — home · /find — search · /new — add a client · /tasks — tasks · /task — set a task · /board — the funnel · /import — how to import · /followers — followers from VK · /export — export · /campaign — campaigns · /accounts — VK accounts · /jobs — jobs · /settings — settings · /cancel — leave what was begun
team-command = { $command ->
    [menu] Home
    [find] Find a client
    [new] Add a client
    [tasks] My tasks
    [task] Set a task
    [templates] Message templates
    [board] Sales funnel
    [selected] The selected clients
    [segments] Segments
    [groups] Groups
    [tags] Tags
    [import] Import contacts
    [followers] Followers from VK
    [export] Export clients
    [campaign] Campaigns
    [accounts] VK accounts
    [jobs] Background jobs
    [settings] Settings
    [cancel] Leave what was begun
   *[help] Help
 }

# Settings.
team-done = ✔ Done
team-settings = ⚙️ <b>Settings</b>

    🌐 Language: <b>{ $language }</b>
    🕐 Time zone: <b>{ $zone }</b>, now { $time }
    📄 Clients a page: <b>{ $size }</b>
team-settings-language = 🌐 Language
team-settings-zone = 🕐 Time zone
team-settings-page-size = 📄 Page
team-settings-categories = 🏷 Categories
team-settings-stages = 📊 Sales stages
team-settings-members = 👥 Members
team-settings-group = 💬 Team group
team-settings-accounts = 📣 VK accounts
team-settings-twins = 🔀 Duplicates
team-settings-team = 🏢 Team and currency
team-language-name = English
team-language-ask = { $whose ->
    [team] Which language for those who have not chosen their own?
   *[own] Which language shall we speak?
 }
team-as-team = As the team
team-other = ✍️ Another
team-page-size-ask = How many clients on a page? Now: { $size }.
team-zone-ask = { $whose ->
    [team] What time is it for the team? Choose a city with the same clock.
   *[own] What time is it where you are? Choose a city with the same clock.
 }
team-zone-line = { $time } { $city }
team-zone-write = ✍️ Another city
team-zone-write-ask = Write a city, such as <code>London</code>, or an offset: <code>UTC+5</code>.
team-zone-choose = I found several. Which one?

team-team = 🏢 <b>Team</b>

    Name: <b>{ $name }</b>
    Currency of deals: <b>{ $currency }</b>
    Phones without a country code: <b>{ $country }</b>

    For those who have not chosen their own:
    Language: <b>{ $language }</b>
    Time zone: <b>{ $zone }</b>
team-team-name = ✏️ Name
team-team-currency = 💰 Currency
team-team-country = 📞 Country of phones
team-team-name-ask = What is the team called?
team-currency-ask = Which currency for new deals?
team-currency-write = Write the three letters of the currency, such as <code>EUR</code>.
team-country-ask = Which country are phones from if no country code is written?
team-country-write = Write the country, such as <code>Germany</code>.

team-team-company = 🏢 The company
team-home-company = 🏢 <b>{ $name }</b>{ $told ->
    [yes] { " — " }{ $about }
   *[no] { "" }
 }{ $linked ->
    [yes] { " · " }{ $site }
   *[no] { "" }
 }
team-company = 🏢 <b>The company</b>

    Name: <b>{ $name }</b>
    Description: { $about }
    Site: { $site }
    Logo: { $logo ->
    [yes] set
   *[no] none
 }

    Members see this on the home screen and in reports.
team-company-about = 📝 Description
team-company-about-ask = What does the company do? One or two sentences. To clear it, send “-”.
team-company-site = 🌐 Site
team-company-site-ask = The address of the site, for example <code>daisy.com</code>. To clear it, send “-”.
team-company-logo = 🖼 Logo
team-company-logo-ask = Send the logo as a photo (not as a file): reports will show it.
team-company-logo-see = 👁 See the logo
team-company-logo-off = ✖ Remove the logo
team-company-logo-caption = 🖼 Logo of <b>{ $name }</b>

# Members and invitations.
team-role-owner = owner
team-role-admin = admin
team-role-manager = manager
team-role-viewer = viewer
team-scope-all = the whole base
team-scope-own = own clients only
team-members = 👥 <b>Members</b>: { $active }{ $suspended ->
    [0] { "" }
   *[other] { ", suspended: " }{ $suspended }
 }
team-member-line = { $state ->
    [suspended] ⛔{ " " }
    [lost] 🔕{ " " }
   *[active] { "" }
 }{ $name } · { $role }
team-member-load = 👤 <b>{ $name }</b> — clients { $clients }{ $overdue ->
    [0] { "" }
   *[other] , overdue touches { $overdue }
 }{ $tasks ->
    [0] { "" }
   *[other] , tasks { $tasks }
 }
team-members-sort = { $by ->
    [load] ⇅ Busiest first
   *[name] ⇅ By name
 }
team-member = 👤 <b>{ $name }</b>

    Telegram: { $username }
    Role: <b>{ $role }</b>
    Sees: <b>{ $scope }</b>
    On the team since: { $joined }
    { $state ->
    [suspended] ⛔ Suspended
    [lost] 🔕 Has blocked the bot: messages wait for the return
   *[active] ✅ At work
 }
team-member-self = This is you. Another admin changes your role and access.
team-make-role = Make: { $role }
team-make-scope = { $scope ->
    [own] 🔒 Show own clients only
   *[all] 🔓 Open the whole base
 }
team-suspend = ⛔ Suspend
team-restore = ✅ Let in again
team-invite = ➕ Invite
team-invite-ask = Whom do we invite? The link is for one person and works for 24 hours.
team-as-what = { $role }{ $narrow ->
    [yes] , own clients only
   *[no] { "" }
 }
team-invite-link = 🔗 The invitation link:
    <code>{ $link }</code>

    Comes in as: <b>{ $role }</b>
    Works until: { $until }

    Send it to one person: it closes after the first use. I won't show it again.
team-invite-copy = 📋 Copy the link
team-invite-revoke = ✖ Revoke
team-invites-open = 🔗 Open: { $count }
team-invites = 🔗 <b>Open invitations</b>: { $count }
team-invite-line = { $number }. { $role } — until { $until }, invited by { $name }
team-invite-revoke-one = ✖ Revoke { $number }
team-invite-revoked = ✔ Invitation revoked

# The team group.
team-post-new-client = new clients
team-post-stage = stage changes
team-post-won = deals won
team-post-job = results of jobs
team-post-overdue = what is long overdue
team-post-reply = messages of people who are nobody’s
team-group-none = 💬 <b>Team group</b>

    There is no group yet. Add @{ $bot } to your team's group, and I'll ask you here whether to make it the team group. New clients, deals won and results of imports will go there.
team-group = 💬 <b>Team group</b>: { $title }

    To send posts to a topic, open it and send <code>/topic@{ $bot }</code>.
team-post-line = { $on ->
    [yes] 🔔
   *[no] 🔕
 } { $post } — { $general ->
    [yes] General
   *[no] topic “{ $topic }”
 }
team-post-switch = { $on ->
    [yes] 🔕 Switch off:
   *[no] 🔔 Switch on:
 } { $post }
team-post-general = ↩ To General
team-group-unbind = ✖ Disconnect the group
team-group-offer = 💬 I was added to the group “{ $title }”. Make it the team group?{ $other ->
    [yes] { " " }It will replace the present one.
   *[no] { "" }
 }
team-group-yes = Yes
team-group-no = No
team-group-bound = ✔ The group is connected
team-group-hello = 👋 This is the team group now. To choose a topic for posts, send <code>/topic@{ $bot }</code> in it.
team-topic-ask = { $place ->
    [general] 💬 Which posts shall go to General?
    [named] 💬 Which posts shall go to the topic “{ $name }”?
   *[unnamed] 💬 Which posts shall go to this topic?
 }
team-topic-post = { $here ->
    [yes] ✔{ " " }
   *[no] { "" }
 }{ $post }
team-topic-done = ✔ From now on these come here: { $post }
team-home-templates = 📚 Templates
team-home-collections = 🗂 Collections

team-members-classes = 🔒 Access classes
team-classes = 🔒 <b>Access classes</b>
    { $count ->
        [0] A class is clients whom only chosen members see. There are none yet.
       *[other] Clients of a class are seen only by members to whom it is open, by those responsible and by admins. Press a class to choose to whom it is open.
    }
team-class-line = { $name } · { $clients }
team-class-add = ➕ Class
team-class = 🔒 <b>{ $name }</b>
    Clients: { $clients }
    { $members ->
        [0] There is nobody to open it to: the team has only admins, and they see everything.
       *[other] Tick to whom the class is open. Owners and admins see everything anyway.
    }
team-class-member = { $on ->
        [yes] ✔ { $name }
       *[no] { $name }
    }
team-class-rename = ✏️ Name
team-class-remove = 🗑 Remove
team-class-ask = What is the class called? For example: VIP
team-class-rename-ask = A new name for the class “{ $name }”?
team-class-added = ✔ The class is ready. Tick to whom it is open; clients are put into it from their cards or from a list.
team-class-remove-ask = 🗑 Remove the class “{ $name }”? { $clients ->
        [0] There are no clients in it.
        [one] { $clients } client will be seen by all to whom the whole base is open.
       *[other] { $clients } clients will be seen by all to whom the whole base is open.
    }
team-class-remove-sure = 🗑 Remove
team-class-removed = The class “{ $name }” is removed. Clients opened: { $clients }.
team-away-button = 🏖 Absence
team-member-away = 🏖 Away, the last day is { $until }
team-away = 🏖 <b>{ $name }</b>: { $away ->
    [yes] away, the last day is { $until }.
   *[no] at work.
  }{ $named ->
    [yes] {" "}Standing in: <b>{ $instead }</b>.
   *[no] {""}
  }

    While somebody is away, reminders and digests go to the one who stands in and who then sees these clients and works with them.

    When is the last day of the absence?
team-away-other = 📅 Another day
team-away-ask = Write the last day of the absence or pick it in the calendar.
team-away-who = 🏖 Up to and including { $until }. Who stands in?
team-away-nobody = Nobody, the work can wait
team-away-back = ✅ At work again
team-hand-over = 🤝 Hand over
team-hand-over-nothing = { $name } has neither clients nor tasks: there is nothing to hand over.
team-hand-over-nobody = There is nobody but { $name } to look after clients. Invite a colleague: /settings.
team-hand-over-ask = 🤝 <b>{ $name }</b>: clients: { $clients }, open tasks: { $tasks }. Who takes them over?
team-hand-over-taker = { $name } · clients { $clients }, tasks { $tasks }
team-hand-over-evenly = All, evenly ({ $count })
team-hand-over-plan = 🤝 Clients ({ $clients }) with their planned touches and open tasks ({ $tasks }) go over from <b>{ $name }</b>.

    To: <b>{ $takers }</b>
team-hand-over-do = 🤝 Hand over
team-hand-over-done = ✔ Handed over: clients: { $clients }, tasks: { $tasks }.{ $left ->
    [0] {""}
   *[other] {" "}Tasks left: { $left }. They are on clients that the new assignees may not see.
  }
team-home-calendar = 📅 Calendar
