# Words in files: clients taken out, and rows that did not come in.
transfer-export-name = Clients { $day }{ $number ->
    [1] {""}
   *[other] , part { $number }
}
transfer-export-sheet = Clients

transfer-title-client-id = touchbase_id
transfer-title-stamp = touchbase_stamp
transfer-title-name = Full name
transfer-title-last-name = Last name
transfer-title-first-name = First name
transfer-title-middle-name = Middle name
transfer-title-company = Company
transfer-title-kind = Person or company
transfer-title-phone = Phone
transfer-title-email = E-mail
transfer-title-vk = VK
transfer-title-vk-id = VK ID
transfer-title-telegram = Telegram
transfer-title-whatsapp = WhatsApp
transfer-title-skype = Skype
transfer-title-ok = Odnoklassniki
transfer-title-instagram = Instagram
transfer-title-site = Website
transfer-title-other = Other contacts
transfer-title-city = City
transfer-title-birthday = Birthday
transfer-title-sex = Sex
transfer-title-category = Category
transfer-title-stage = Stage
transfer-title-tags = Tags
transfer-title-responsible = Responsible
transfer-title-note = Note
transfer-title-last-touch = Last touch
transfer-title-next-touch = Next touch
transfer-title-deals = Deals in all
transfer-title-source = Source
transfer-title-created-at = Created

transfer-kind-person = person
transfer-kind-company = company
transfer-sex-unknown = not told
transfer-sex-female = female
transfer-sex-male = male
transfer-source-manual = added by hand
transfer-source-import = imported from a file
transfer-source-community = from a community
transfer-source-tracker = from the website
transfer-source-subscriber = VK subscriber
transfer-source-friend-request = friend request
transfer-source-forward = forwarded message
transfer-source-contact = shared contact
transfer-source-advert = advertising
transfer-source-call = called us
transfer-source-referral = referral
transfer-source-other = other

transfer-skipped-name = Left out — { $name }
transfer-skipped-sheet = Rows left out
transfer-skipped-column = Column { $number }
transfer-skipped-row = Row in the file
transfer-skipped-reason = Why it was left out
transfer-skip-blank = blank row
transfer-skip-unchanged = nothing new
transfer-skip-total = a row with totals
transfer-skip-empty-person = neither a name nor an address
transfer-skip-repeated-header = the titles once more
transfer-skip-foreign = this client is there already, and you may not see it
transfer-skip-conflict = changed in the file and in the base: left as in the base
transfer-yes = yes
transfer-no = no
transfer-title-products = Products of interest
