# The team's own fields in an import, and the sample file.
transfer-field-own = 🧩 Own field or products ▸
transfer-own-ask = 🧩 Which own field is in the column <b>{ $title }</b>? For example:
transfer-own-none = There are no own fields yet: an administrator adds them in "Settings" → "Own fields".
transfer-own-field = 🧩 { $name }
transfer-own-products = 💡 Products of interest
transfer-own-gone = 🗑 The field was removed
transfer-part-own = "{ $name }"
transfer-match-own = by the field "{ $name }"
transfer-own-bad = "{ $title }": { $why }
transfer-own-problem-too-long = too long for the field
transfer-own-problem-number = not a number
transfer-own-problem-range = too large or too small a number
transfer-own-problem-date = not a date
transfer-own-problem-no-such-day = no such day
transfer-own-problem-no-year = a date without a year
transfer-own-problem-choice = no such choice
transfer-own-problem-flag = neither yes nor no
transfer-own-problem-link = not a link
transfer-own-problem-product = no such product
transfer-own-problem-gone = the field was removed

transfer-sample-xlsx = 📗 Sample, Excel
transfer-sample-csv = 📄 Sample, CSV
transfer-sample-full-xlsx = 📗 All columns, Excel
transfer-sample-full-csv = 📄 All columns, CSV
transfer-sample-name = sample
transfer-sample-full-name = sample with all columns
transfer-sample-sheet = Clients
transfer-sample-caption = 📄 Put your clients in place of the examples and send the file back. Columns you don't need may go, others may come.
transfer-sample-rows =
    First name | Last name | Phone | E-mail | VK | City | Category | Tags | Note
    Anna | Smith | +44 20 7946 0958 | anna@example.com | https://vk.com/anna_example | London | Regular | wholesale, spring | Call after lunch
    Peter | Jones | +44 20 7946 0123 | peter@example.com | https://vk.com/petr_example | Leeds | New | retail | Met at the fair
transfer-sample-full-rows =
    First name | Last name | Middle name | Company | Person or company | Phone | WhatsApp | E-mail | VK | Telegram | Instagram | Odnoklassniki | Skype | Site | Other contacts | City | Birthday | Gender | Category | Stage | Responsible | Tags | Note | Source | Tracker | Entry page | Referrer | Search query | Search engine | Traffic type | Deal | Amount | Currency | Last touch | Next touch | Created at
    Anna | Smith | Jane | Daisy | person | +44 20 7946 0958 | +44 20 7946 0958 | anna@example.com | https://vk.com/anna_example | t.me/anna_example | instagram.com/anna_example | ok.ru/anna_example | anna.example | https://anna.example.com | Viber: +44 20 7946 0958 | London | 12.05.1990 | female | Regular | { $stage } | { $responsible } | wholesale, spring | Call after lunch | trade fair | Matomo | https://example.com/spring | https://google.com | buy an awning | Google | search | Awning for a café | 12 500 | EUR | 02.03.2026 | 12.12.2027 | 01.02.2026
    Peter | Jones | Paul | Buttercup | person | +44 20 7946 0123 | | peter@example.com | https://vk.com/petr_example | | | | | | | Leeds | 30.11 | male | New | | | retail | Met at the fair | | | | | | | | | | | | |
transfer-sample-text = any text
