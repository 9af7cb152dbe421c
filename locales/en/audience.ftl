audience-all = all clients
audience-gone = (removed)
audience-some-gone = gone from the filter: { $count }
audience-filter-text = search “{ $names }”
audience-filter-category = category { $names }
audience-filter-stage = stage { $names }
audience-filter-tag = tag { $names }
audience-filter-responsible = responsible { $names }
audience-filter-nobody = nobody responsible
audience-filter-overdue = touch overdue
audience-filter-today = touch today
audience-filter-has = has { $names }
audience-filter-sex = sex: { $names }
audience-filter-no-touch = no touch planned
audience-filter-import = from an import
audience-filter-source = source: { $names }
audience-filter-trace = source mentions “{ $names }”
audience-filter-state = { $names }
audience-filter-paused = left out of mailings
audience-filter-not-paused = in mailings
audience-filter-segment = segment { $names }
audience-filter-group = group { $names }
audience-filter-ticked = selected
audience-meant = <b>{ $filter }</b>, cards: { $count }
audience-meant-ticked = chosen by hand, cards: { $count }
audience-meant-segment = segment “{ $name }”, cards: { $count }
audience-segment-gone = the segment is gone: choose other clients
audience-list = 🔎 { $filter }
    Found: <b>{ $more ->
    [yes] more than { $total }
   *[no] { $total }
 }</b>, showing { $first }–{ $last }
audience-list-empty = 🔎 { $filter }
    Nobody found. Try a part of the name, a phone, an e-mail or a VK link.
audience-list-export = 📤 Export
audience-find-ask = Whom to find? A part of the name, a phone in any spelling, an e-mail or a VK link.
audience-find-too-long = This is longer than { $longest } characters: a text rather than a search. To write a note, reply to the client's card.
audience-inline-nobody = Nobody found — open the bot
audience-inline-open = Open the card
audience-inline-card = { $kind ->
    [company] 🏢
   *[person] 👤
 } <b>{ $name }</b>
