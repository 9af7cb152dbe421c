journal-undo = ↩ Undo
journal-redo = ↪ Redo
journal-undone = ↩ Undone.
    { $undone ->
    [one] { $undone } record is back.
   *[other] { $undone } records are back.
 }
journal-undone-some = ↩ Undone: { $undone }. Left alone: { $left } — somebody changed these records later, or their address is taken.
journal-undone-toast = Undone
journal-undo-queued = There are many records: they are being undone in the background, I'll tell you when it's done.
