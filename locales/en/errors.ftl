error-access-denied = You have no right to do this. Ask the owner if you need it.
error-address-taken = Another client has this VK address already.
error-already-applied = This is done already.
error-already-undone = This change has been undone already.
error-changed-meanwhile = Somebody else has just changed the card. Open it again and repeat.
error-file-not-here = The file is no more: its time is over, or it never arrived. Send it again.
error-invalid-value = { $field ->
    [name] The name
    [note] The note
    [tag] The tag
    [date] The date
    [birthday] The birthday
    [address] The address
    [title] The title
    [amount] The amount
   *[other] The value
 } { $reason ->
    [empty] is empty. Write it again.
    [too-long] is too long. Shorten it and send it again.
    [unreadable] could not be understood. Write it differently.
    [no-such-day] is a day that doesn't exist.
    [too-far] is too far away.
   *[other] can't be taken. Write it differently.
 }
error-invite-invalid = The invitation has been used or is too old.
error-job-crashed = The job died several times without getting on. Tell whoever looks after the server.
error-job-state = This can't be done with the job now: its state is another.
error-last-owner = This is the last owner: make somebody else one first.
error-lease-lost = Another worker has taken the job over.
error-not-found = This is gone, or not for you.
error-not-oneself = You can't do this to yourself.
error-not-undoable = Such a change can't be undone.
error-role-too-high = You can't give a role above your own.
error-storage = { $reason ->
    [busy] The database is busy. Nothing was changed, try again in a minute.
    [full] The server is out of space. Nothing was changed; tell whoever looks after it.
    [readonly] The database is open for reading only. Nothing was changed; tell whoever looks after it.
   *[other] The database can't be reached. Nothing was changed; tell whoever looks after it.
 }
error-undo-too-large = There are too many records to undo at once.
error-unexpected = An unexpected error. It is in the server's log.
