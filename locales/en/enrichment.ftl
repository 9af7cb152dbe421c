# Cards filled in from VK.
enrichment-start = 🪪 Fill the cards in from VK
enrichment-nobody = There is nothing to fill in: VK has been asked about all its addresses already.
enrichment-ended = 🪪 <b>The cards are filled in from VK</b>

    Pages asked about: <b>{ $asked }</b>
    Cards filled in: <b>{ $filled }</b>
enrichment-gone = Deleted or banned: { $count }
enrichment-unknown = Not found, or no people: { $count }
enrichment-clashed = ⚠️ The page is on another card already: { $count }. I left these cards as they are; see whether they are one person:
enrichment-avatar = 🖼 Photo from VK
enrichment-page-line = ⚠️ { $told }
enrichment-page-found = the page is there
enrichment-page-deleted = the page is deleted
enrichment-page-banned = the page is banned
enrichment-page-clash = this page is on another card already
enrichment-page-no-person = this is no person, but a community or an application
enrichment-page-unknown = VK does not know this address
