# What can go wrong, told to a person: error-<code> of every DomainError; its data are the variables.
error-access-denied = You have no right to do this.
error-address-taken = This address already belongs to another client.
error-already-applied = This has been done already.
error-already-undone = This change has been undone already.
error-cannot-see-client = { $name } can't see this client. Open the card to them, or choose somebody else.
error-cannot-take-tasks = This member can't be given tasks: they are not at work in the team, or may only look.
error-changed-meanwhile = Somebody else changed this while you were looking. Open it again and repeat.
error-download-failed = Telegram did not hand the file over, however often I asked. Send it again.
error-download-too-large = Telegram hands files of up to 20 MB to bots. Zip the file, or load it on the server with touchbase import.
error-file-not-here = { $state ->
    [expected] The file has not been fetched from Telegram yet. Wait a minute and try again.
    [gone] The file has been removed: its time was over. Send it again.
   *[other] The file could not be had. Send it again.
}
error-file-refused = The file could not be read.
error-harvest-state = This one has gone on meanwhile: I show it as it stands now.
error-no-list = There is nobody to take: no list is chosen, or none of them opens.
error-no-reader = A community's key is not shown this list: connect a person's account (/accounts).
error-import-state = This import stands elsewhere by now: here is how it is.
error-invalid-value = { $reason ->
    [empty] Write something: an empty value will not do.
    [too-long] Too long: { $longest } at most.
    [too-many] There can be no more than { $longest }: remove some first.
    [length] Too long, or empty.
    [no-such-day] There is no such day in the calendar.
    [too-far] This date is too far away.
    [icon] One emoji is needed, such as ⭐.
    [two-numbers] Two numbers are needed: how many and in how many days, such as 2 in 14 days.
    [range] This number is too large or too small.
    [taken] There is one of this name already.
    [same] The card has this already.
    [unseen] I could not see what kind of address this is. Press “Cancel” and choose its kind by a button.
    [birthday] Write the birthday, for example 12.05.1990 or 12.05.
    [sum] Write a sum, for example 12 500.
    [number] A number is needed, for example 42 or 38.5.
    [own-segment] This segment is yours alone, and a group is everybody's. Share the segment, and take the list again.
    [ticked] A rule can't stand on ticks, which everybody has of their own. Keep them as a shared segment.
    [whole] A whole number is needed, for example 14.
    [date] A date is needed, for example 12.05.2026.
    [no-year] The date needs its year, for example 12.05.2026.
    [future] That day is yet to come.
    [choice] There is no such choice. Take one of those that the field has.
    [flag] Write “yes” or “no”.
    [link] A link is needed, for example example.com/form.
    [too-many] No more than { $longest } fit here.
    [address] This does not look like an address of that kind. Check how it is written.
    [no-file] This is no file. Send a photo, a document, a voice message, a video or audio.
    [program] VK takes no programs and scripts. Put the file into a .zip or send another.
    [no-enclosure] Only photos and documents go along with a message. Send a photo or a file.
    [no-photo] Only a photo can be the picture of a client.
    [hours] Write the hours, for example 9-18 or 9:30-18:00.
    [clock] Write the hour, for example 8 or 8:30.
    [too-soon] A code has been sent already. You can ask for another one in a minute.
    [wrong-code] That is not the code. Check the letter and write it again.
    [past] This time is over already.
    [values] Nobody of this audience has all that the text needs: add fallbacks, such as %name|friend%.
    [no-hour] I don't understand the day and the hour. Write, for example, 25.11.2026 18:30.
    [no-links] There is no link of VK here. Send, for example, vk.com/club1 or vk.com/id1.
    [too-many-links] At most { $longest } links at once.
    [ages] Write the age, for example 25-40, from 25 or to 40.
    [unlike] The number is not the same. Type it exactly, or press Cancel.
    [other-word] The word is another one. Write it exactly or press “Cancel”.
    [same-card] It is the same card.
    [unknown] There is no such value.
    [field-gone] The field that a column was meant for was removed. Press "Columns" and choose another one for it.
    [no-key] The file has no column with the field that clients are known by. Choose another way.
    [check] I need the letters of the picture, or the line that the page of the check has shown, without spaces.
    [no-task] Say what is to be done too, for example “tomorrow 3pm call Ivanov”.
    [no-client] I found no such client. Write it another way, or press “Cancel”.
    [unreadable-when] I did not understand when. Write, for example, “tomorrow 3pm”, “on Friday” or “25.12”.
    [unreadable-rhythm] I did not understand how often. Write, for example, “every Monday” or “every 3 days”.
   *[form] This value is not written as it should be.
}
error-invite-invalid = This link will not do: it was used, is too old, or is wrong. Ask for a new one.
error-job-crashed = The process was stopped: it broke off too often at the same place.
error-job-state = { $state ->
    [done] The process is done already.
    [cancelled] The process was cancelled already.
    [failed] The process stopped with an error.
    [paused] The process is paused.
   *[running] The process is still running.
}
error-last-owner = This is the last owner: a team cannot be without one.
error-lease-lost = Another worker has taken the process over.
error-not-found = { $what ->
    [code] This code is not valid any more. Ask for a new one.
    [reminder] It has been done or moved already, or it is not yours to see.
    [client] Client not found: perhaps deleted, or not visible to you.
    [bulk] This change is not there any more: please begin again from the list.
    [field] There is no such field any more: it was removed.
    [choice] There is no such choice any more: it was removed.
    [access-class] This access class is gone.
    [pair] This pair has been settled, or one of its cards is gone.
    [task] Task not found: perhaps removed, or not visible to you.
    [template] Template not found: perhaps it was removed or is shared no longer.
    [series] Series not found: perhaps it was removed or is shared no longer.
    [sketch] This message is gone: begin again from the card.
    [account] There is no such account any more, or it does not work.
    [task-item] This line of the checklist is gone.
    [conversation] Conversation not found: perhaps you may not see it.
    [reply] Reply not found: begin it anew.
    [account] Account not found: it was disconnected, and nobody can answer from it.
   *[other] Not found: perhaps it was deleted.
}
error-not-oneself = Nobody changes the own role or access: ask another administrator.
error-not-undoable = A change of this kind cannot be undone.
error-account-unusable = The token of this account no longer works. Add the community again with a new key.
error-no-check = This account does not wait for a check any more: somebody was faster.
error-gateway-closed = The account is not at work now: it is paused or waits for a person.
error-no-community = Connect a VK community first: /accounts. If there is one already, see whether its token works.
error-personal-actions-off = Actions from personal pages are off. An owner can turn them on: /accounts → "Personal pages".
error-other-account = This is the key of another account: "{ $other }"; the one of "{ $name }" is needed. Send that, or press "Cancel" and add this one as a new account.
error-rights-missing = { $missing ->
    [friends-messages-wall] The key of the page "{ $name }" can do nothing: it has no right to friends, to the wall, or to messages. A key is needed of an application that VK has given at least one of them.
    [manage] The key of the community "{ $name }" lacks the right "Community management". Make a new key in the community settings and tick "Community management" and "Community messages".
    [messages] The key of the community "{ $name }" lacks the right "Community messages". Make a new key in the community settings and tick "Community management" and "Community messages".
   *[other] The key of the community "{ $name }" lacks the rights "Community management" and "Community messages". Make a new key in the community settings and tick both.
 }
error-seal-broken = The kept token does not open with the encryption key. Bring the former key back, or add the account again.
error-role-too-high = The role is above yours: you can neither give it nor manage somebody who has it.
error-storage = { $reason ->
    [busy] The database is busy, nothing was written. Try again in a few seconds.
    [full] The disk is full, nothing was written. Make some room and try again.
    [readonly] The database can only be read, nothing was written. Check the permissions of the data folder.
   *[broken] The database does not answer, nothing was written. Try again later.
}
error-text = { $kind ->
    [empty] There is nothing to read in the text, or some choice leaves it empty.
    [too-long] Too long: more than { $longest } characters can come out.
    [unclosed-brace] Line { $line }, character { $column }: the brace is not closed: “{ $quote }”.
    [unclosed-bracket] Line { $line }, character { $column }: the bracket is not closed: “{ $quote }”.
    [unclosed-variable] Line { $line }, character { $column }: the second % is missing: “{ $quote }”.
    [stray-brace] Line { $line }, character { $column }: the brace closes nothing: “{ $quote }”. If the text needs it, put a backslash before it.
    [unknown-variable] { $near ->
        [none] Line { $line }, character { $column }: there is no such field: “{ $quote }”. If the sign % itself is meant, put a backslash before it.
       *[other] Line { $line }, character { $column }: there is no such field: “{ $quote }”. Perhaps %{ $near }%?
    }
    [unknown-case] { $near ->
        [none] Line { $line }, character { $column }: there is no such case: “{ $quote }”. There are gen, dat, acc, ins, abl.
       *[other] Line { $line }, character { $column }: there is no such case: “{ $quote }”. Perhaps “{ $near }”?
    }
    [no-cases] Line { $line }, character { $column }: only names have cases: the first, the last and the full name: “{ $quote }”.
    [extra-fallback] Line { $line }, character { $column }: a field takes one substitute only: “{ $quote }”.
    [wrong-forms] Line { $line }, character { $column }: two or three forms are needed, as in %g|his|her|their%: “{ $quote }”.
    [no-separator] Line { $line }, character { $column }: after [+ comes a separator and a second plus, as in [+, +one|two]: “{ $quote }”.
    [single-option] { $near ->
        [none] Line { $line }, character { $column }: there is nothing to choose, only one option: “{ $quote }”.
       *[other] Line { $line }, character { $column }: there is nothing to choose: “{ $quote }”. Perhaps %{ $near }%?
    }
    [too-many-options] Line { $line }, character { $column }: no more than { $longest } parts can change places: “{ $quote }”.
   *[too-deep] Line { $line }, character { $column }: too deep, more than { $longest } inside each other: “{ $quote }”.
}
error-value-missing = The card lacks what this text needs: { $variable ->
    [first_name] the first name (or its case)
    [last_name] the last name (or its case)
    [middle_name] the middle name
    [full_name] the full name (or its case)
    [city] the city
    [company] the company
    [manager] the manager responsible
    [community] the name of the community
    [g] the sex
   *[other] %{ $variable }%
 }. Fill in the card, or add a substitute to the template, such as %name|friend%.
error-enclosure-not-here = The file has not come from Telegram yet.
error-enclosure-not-taken = The file could not be sent to VK.
error-sketch-sent = This message has been sent already.
error-too-many-items = A checklist may have { $most } lines at most: make the rest a task of its own.
error-token-refused = { $reason ->
    [expired] This key has expired. Make a new one and send it.
    [revoked] This key was revoked on VK. Make a new one and send it.
    [blocked] VK has blocked the owner of this key. Settle that on the site, then make a new key.
    [ip] This key is tied to another IP address. A community key works from any; a personal one has to be obtained at the address where this program runs.
    [application] This is the key of an application: nobody writes in its name. Send the key of a community (Manage → API usage) or of a personal page.
    [form] This does not look like a key of VK. Copy all of it, without spaces.
   *[wrong] VK does not take this key. Check that all of it was copied, or make a new one.
}
error-undo-too-large = Records changed: { $rows }. This is undone in the background, not at once.
error-unexpected = Something broke in the program. The details are in the server's log.
error-vk-refused = VK refused: { $text } (error { $number }).
error-vk-unreachable = VK does not answer ({ $reason }). Try again in a minute.
error-unreachable = { $reason ->
    [no-vk] The card has no VK page to write to.
    [never-allowed] This person has not allowed the community to write. VK lets nobody write first.
    [opted-out] This person asked not to be written to.
    [stopped] This person is on the stop-list: nobody of the team writes there.
    [blocked] This client is blocked: no messages go out. Unblock the card first.
   *[other] This person cannot be written to.
}
error-answered-meanwhile = While you were writing, somebody else answered. Have a look and decide whether a second answer is needed.
error-reply-sent = This reply has been sent already.
error-taken = { $name } has taken it already.
error-campaign-state = { $state ->
    [draft] The campaign has not been launched yet.
    [running] The campaign has been launched already.
   *[other] The campaign stands elsewhere by now. Open it again.
}
error-campaign-incomplete = { $missing ->
    [text] The campaign has no text yet.
    [audience] Choose first whom the campaign is for.
    [object] Choose what it is about: the page's photo, posts of the wall, or both.
   *[account] Choose first the community that writes.
}
error-empty-audience = There is nobody in this audience. Choose other clients.
error-backup-failed = The base could not be copied, so nothing was wiped. Please check the space on the disk.
