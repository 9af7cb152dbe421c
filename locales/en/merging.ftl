# Duplicates and merging of cards.
merging-list = 🔀 <b>These look like duplicates</b>
    { $more ->
        [yes] More than { $count } pairs.
       *[no] { $count ->
            [one] { $count } pair of cards.
           *[other] { $count } pairs of cards.
        }
    } The surest first. Press a pair to compare it, or go through them one by one.
merging-none = 🔀 <b>No duplicates</b>
    Check the base: I will look for cards with the same phone, e-mail or page, and for namesakes with the same birthday or city.
merging-line = { $reason }: { $one } ↔ { $other }
merging-walk = ▶ One by one
merging-scan = 🔍 Check the base
merging-back = ◀ All pairs
merging-next = ⏭ Next
merging-scanned = 🔍 <b>The base is checked</b>

    { $count ->
        [0] There are no duplicates.
       *[other] { $more ->
            [yes] More than { $count } pairs look alike.
           *[no] Pairs that look alike: { $count }.
        } The cards themselves are as they were.
    }
merging-look = 🔀 Look at them
merging-pair = 🔀 <b>Is this one person?</b>
    { $has ->
        [yes] The same: { $reason } <code>{ $shared }</code>
       *[no] The same: { $reason }
    }
merging-side = { $number }. <b>{ $name }</b>
merging-addresses = { $addresses }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
merging-weight = deals { $deals } · notes { $notes } · touches { $touches }
merging-choose = Press what is right. All the rest of both cards is put together:
merging-same = Nothing differs: all of both cards is put together.
merging-further = Differences { $first }–{ $last } of { $total }.
merging-difference = { $title }: { $kept } — { $gone }
merging-value = { $chosen ->
        [yes] ✔ { $said }
       *[no] { $said }
    }
merging-flag = { $on ->
        [yes] yes
       *[no] no
    }
merging-merge = 🔀 Merge
merging-part = 🙅 Different people
merging-these = 🔀 Merge the selected
merging-together = 🔀 <b>Is this one person?</b> Cards: { $count }
    Which one stays? What it says is believed first, the others fill it up.
merging-together-none = 🔀 <b>Nothing to merge</b>
    Tick between 2 and { $most } cards of one person.
merging-merge-all = 🔀 Merge all { $count }
merging-open = Card { $number }
merging-merged = 🔀 The cards are merged.
merging-parted = 🙅 Noted: these are different people.
merging-changed = Somebody has changed the cards or the choice meanwhile. Please look once more.
merging-find-similar = 🔀 Find duplicates
merging-similar = 🔀 { $name } · { $reason }
merging-similar-to = { $count ->
        [0] 🔀 No card looks alike.
       *[other] 🔀 Cards that look alike. Press one to compare:
    }
merging-warning = ⚠️ This client seems to be here already. Compare the cards:

merging-reason-vk = VK page
merging-reason-phone = phone
merging-reason-email = e-mail
merging-reason-telegram = Telegram
merging-reason-address = contact
merging-reason-name-birthday = name and birthday
merging-reason-name-city = name and city
merging-reason-name = name
merging-reason-chosen = chosen by you

merging-aspect-name = Name
merging-aspect-kind = What it is
merging-aspect-company = Company
merging-aspect-city = City
merging-aspect-sex = Sex
merging-aspect-birthday = Birthday
merging-aspect-category = Category
merging-aspect-responsible = Responsible
merging-aspect-access = Access class
merging-aspect-next-touch = Next touch
merging-aspect-stage = Stage
merging-aspect-field = Field

