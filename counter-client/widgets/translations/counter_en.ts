<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Phrases</name>
    <message>
        <source>Call next</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume work</source>
        <translation>Resume work</translation>
    </message>
    <message>
        <source>Open counter</source>
        <translation>Open counter</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>Close counter</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Finish + next</source>
        <translation>Finish + next</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Entitled</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>Not entitled</source>
        <translation>Not entitled</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Add service</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Counter closed</source>
        <translation>Counter closed</translation>
    </message>
    <message>
        <source>Counter paused</source>
        <translation>Counter paused</translation>
    </message>
    <message>
        <source>Counter open</source>
        <translation>Counter open</translation>
    </message>
    <message>
        <source>Ready for the next visitor</source>
        <translation>Ready for the next visitor</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>Called again</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>Calling …</source>
        <translation>Calling …</translation>
    </message>
    <message>
        <source>Calling again …</source>
        <translation>Calling again …</translation>
    </message>
    <message>
        <source>Marking as no-show …</source>
        <translation>Marking as no-show …</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Starting …</translation>
    </message>
    <message>
        <source>Finishing …</source>
        <translation>Finishing …</translation>
    </message>
    <message>
        <source>Transferring …</source>
        <translation>Transferring …</translation>
    </message>
    <message>
        <source>Putting on hold …</source>
        <translation>Putting on hold …</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>Pausing …</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Closing …</translation>
    </message>
    <message>
        <source>Resuming …</source>
        <translation>Resuming …</translation>
    </message>
    <message>
        <source>Bringing back …</source>
        <translation>Bringing back …</translation>
    </message>
    <message>
        <source>Calling out of turn …</source>
        <translation>Calling out of turn …</translation>
    </message>
    <message>
        <source>Returning to the queue …</source>
        <translation>Returning to the queue …</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Undoing …</translation>
    </message>
    <message>
        <source>Noting the class …</source>
        <translation>Noting the class …</translation>
    </message>
    <message>
        <source>Adding a service …</source>
        <translation>Adding a service …</translation>
    </message>
    <message>
        <source>Issuing a ticket …</source>
        <translation>Issuing a ticket …</translation>
    </message>
    <message>
        <source>{openClose} opens the counter. Then {callNext} calls the first visitor.</source>
        <translation>{openClose} opens the counter. Then {callNext} calls the first visitor.</translation>
    </message>
    <message>
        <source>{pause} resumes work. Nobody is called here until then.</source>
        <translation>{pause} resumes work. Nobody is called here until then.</translation>
    </message>
    <message>
        <source>{callNext} calls the next visitor. Waiting: %1</source>
        <translation>{callNext} calls the next visitor. Waiting: %1</translation>
    </message>
    <message>
        <source>New tickets appear here at once. {callNext} calls as soon as somebody waits.</source>
        <translation>New tickets appear here at once. {callNext} calls as soon as somebody waits.</translation>
    </message>
    <message>
        <source>The counter&apos;s state comes from the hall server.</source>
        <translation>The counter&apos;s state comes from the hall server.</translation>
    </message>
    <message>
        <source>The hall day has not been opened.</source>
        <translation>The hall day has not been opened.</translation>
    </message>
    <message>
        <source>The hall is closing. No new tickets are issued.</source>
        <translation>The hall is closing. No new tickets are issued.</translation>
    </message>
    <message>
        <source>No connection to the server. Keys work again when it is back.</source>
        <translation>No connection to the server. Keys work again when it is back.</translation>
    </message>
    <message>
        <source>The counter&apos;s state is still loading.</source>
        <translation>The counter&apos;s state is still loading.</translation>
    </message>
    <message>
        <source>The last key has not been answered yet.</source>
        <translation>The last key has not been answered yet.</translation>
    </message>
    <message>
        <source>The counter is closed. {openClose} opens it.</source>
        <translation>The counter is closed. {openClose} opens it.</translation>
    </message>
    <message>
        <source>The counter is paused. {pause} resumes work.</source>
        <translation>The counter is paused. {pause} resumes work.</translation>
    </message>
    <message>
        <source>A visitor is at the counter. Finish, hold, transfer or mark as no-show first.</source>
        <translation>A visitor is at the counter. Finish, hold, transfer or mark as no-show first.</translation>
    </message>
    <message>
        <source>Nobody has been called. {callNext} calls the next visitor.</source>
        <translation>Nobody has been called. {callNext} calls the next visitor.</translation>
    </message>
    <message>
        <source>The service has not started. {start} starts it.</source>
        <translation>The service has not started. {start} starts it.</translation>
    </message>
    <message>
        <source>The visitor is already being served.</source>
        <translation>The visitor is already being served.</translation>
    </message>
    <message>
        <source>Called %1 times, which is the limit. {noShow} marks a no-show.</source>
        <translation>Called %1 times, which is the limit. {noShow} marks a no-show.</translation>
    </message>
    <message>
        <source>No ticket is on hold.</source>
        <translation>No ticket is on hold.</translation>
    </message>
    <message>
        <source>No ticket has been missed.</source>
        <translation>No ticket has been missed.</translation>
    </message>
    <message>
        <source>There is no other queue.</source>
        <translation>There is no other queue.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Too late to undo.</source>
        <translation>Too late to undo.</translation>
    </message>
    <message>
        <source>Nobody waits who could be picked.</source>
        <translation>Nobody waits who could be picked.</translation>
    </message>
    <message>
        <source>There is no class to check.</source>
        <translation>There is no class to check.</translation>
    </message>
    <message>
        <source>There is no ticket to explain.</source>
        <translation>There is no ticket to explain.</translation>
    </message>
    <message>
        <source>Sign in first. {menu} opens the menu.</source>
        <translation>Sign in first. {menu} opens the menu.</translation>
    </message>
    <message>
        <source>The counter is locked.</source>
        <translation>The counter is locked.</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>System trouble</source>
        <translation>System trouble</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Other reason</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Nobody signed in</translation>
    </message>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>Nobody is waiting for this counter.</translation>
    </message>
    <message>
        <source>%1 now waits in %2.</source>
        <translation>%1 now waits in %2.</translation>
    </message>
    <message>
        <source>%1 is on hold. {heldList} lists held tickets.</source>
        <translation>%1 is on hold. {heldList} lists held tickets.</translation>
    </message>
    <message>
        <source>%1 is finished.</source>
        <translation>%1 is finished.</translation>
    </message>
    <message>
        <source>%1 did not come. {missedList} brings missed tickets back.</source>
        <translation>%1 did not come. {missedList} brings missed tickets back.</translation>
    </message>
    <message>
        <source>%1 waits again.</source>
        <translation>%1 waits again.</translation>
    </message>
    <message>
        <source>Not done: the hall day has not been opened.</source>
        <translation>Not done: the hall day has not been opened.</translation>
    </message>
    <message>
        <source>Not done: the hall is closing.</source>
        <translation>Not done: the hall is closing.</translation>
    </message>
    <message>
        <source>Not done: this queue no longer exists.</source>
        <translation>Not done: this queue no longer exists.</translation>
    </message>
    <message>
        <source>Not done: this queue takes no more tickets.</source>
        <translation>Not done: this queue takes no more tickets.</translation>
    </message>
    <message>
        <source>Not done: this ticket no longer exists.</source>
        <translation>Not done: this ticket no longer exists.</translation>
    </message>
    <message>
        <source>Not done: the counter is not open.</source>
        <translation>Not done: the counter is not open.</translation>
    </message>
    <message>
        <source>The counter is open already.</source>
        <translation>The counter is open already.</translation>
    </message>
    <message>
        <source>Not done: the counter is paused.</source>
        <translation>Not done: the counter is paused.</translation>
    </message>
    <message>
        <source>Not done: a visitor is at the counter.</source>
        <translation>Not done: a visitor is at the counter.</translation>
    </message>
    <message>
        <source>Not done: nobody is at the counter.</source>
        <translation>Not done: nobody is at the counter.</translation>
    </message>
    <message>
        <source>Not done: the counter is closed.</source>
        <translation>Not done: the counter is closed.</translation>
    </message>
    <message>
        <source>Not done: this ticket has been called as often as allowed.</source>
        <translation>Not done: this ticket has been called as often as allowed.</translation>
    </message>
    <message>
        <source>Not done: this ticket is not called any more.</source>
        <translation>Not done: this ticket is not called any more.</translation>
    </message>
    <message>
        <source>Not done: this ticket is not being served.</source>
        <translation>Not done: this ticket is not being served.</translation>
    </message>
    <message>
        <source>Not done: this ticket is no longer on hold.</source>
        <translation>Not done: this ticket is no longer on hold.</translation>
    </message>
    <message>
        <source>Not done: this ticket is no longer among the missed.</source>
        <translation>Not done: this ticket is no longer among the missed.</translation>
    </message>
    <message>
        <source>Not done: this visit has ended.</source>
        <translation>Not done: this visit has ended.</translation>
    </message>
    <message>
        <source>Not done: this ticket is being served elsewhere.</source>
        <translation>Not done: this ticket is being served elsewhere.</translation>
    </message>
    <message>
        <source>Not done: this ticket has been brought back as often as allowed.</source>
        <translation>Not done: this ticket has been brought back as often as allowed.</translation>
    </message>
    <message>
        <source>Not done: this counter does not serve that queue.</source>
        <translation>Not done: this counter does not serve that queue.</translation>
    </message>
    <message>
        <source>Not done: the ticket is in this queue already.</source>
        <translation>Not done: the ticket is in this queue already.</translation>
    </message>
    <message>
        <source>Not done: this device may not do that.</source>
        <translation>Not done: this device may not do that.</translation>
    </message>
    <message>
        <source>The server does not know this device. Its token must be renewed.</source>
        <translation>The server does not know this device. Its token must be renewed.</translation>
    </message>
    <message>
        <source>Not connected: this is not the hall&apos;s server, or its certificate is new. Call the administrator.</source>
        <translation>Not connected: this is not the hall&apos;s server, or its certificate is new. Call the administrator.</translation>
    </message>
    <message>
        <source>Not done: the server&apos;s disk is full. Call the administrator.</source>
        <translation>Not done: the server&apos;s disk is full. Call the administrator.</translation>
    </message>
    <message>
        <source>The server could not confirm. Check the state before pressing again.</source>
        <translation>The server could not confirm. Check the state before pressing again.</translation>
    </message>
    <message>
        <source>Not done: the server had a fault. Nothing has changed.</source>
        <translation>Not done: the server had a fault. Nothing has changed.</translation>
    </message>
    <message>
        <source>Not done: the server is restarting.</source>
        <translation>Not done: the server is restarting.</translation>
    </message>
    <message>
        <source>Not done: the server is too busy. Try again.</source>
        <translation>Not done: the server is too busy. Try again.</translation>
    </message>
    <message>
        <source>Not done. The server says: %1</source>
        <translation>Not done. The server says: %1</translation>
    </message>
    <message>
        <source>The server has no such counter. Check this program&apos;s device name.</source>
        <translation>The server has no such counter. Check this program&apos;s device name.</translation>
    </message>
    <message>
        <source>Cut off from the server since %1</source>
        <translation>Cut off from the server since %1</translation>
    </message>
    <message>
        <source>Shown is the last known state. Reconnecting by itself.</source>
        <translation>Shown is the last known state. Reconnecting by itself.</translation>
    </message>
    <message>
        <source>The last key is sent again as soon as the line is back.</source>
        <translation>The last key is sent again as soon as the line is back.</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>Connecting to the server</translation>
    </message>
    <message>
        <source>Connected again. Everything shown is current.</source>
        <translation>Connected again. Everything shown is current.</translation>
    </message>
    <message>
        <source>Transfer to which queue?</source>
        <translation>Transfer to which queue?</translation>
    </message>
    <message>
        <source>Pause for what reason?</source>
        <translation>Pause for what reason?</translation>
    </message>
    <message>
        <source>Resume which ticket?</source>
        <translation>Resume which ticket?</translation>
    </message>
    <message>
        <source>Bring back which ticket?</source>
        <translation>Bring back which ticket?</translation>
    </message>
    <message>
        <source>Transfer to which counter?</source>
        <translation>Transfer to which counter?</translation>
    </message>
    <message>
        <source>Transfer to which clerk?</source>
        <translation>Transfer to which clerk?</translation>
    </message>
    <message>
        <source>Call which ticket?</source>
        <translation>Call which ticket?</translation>
    </message>
    <message>
        <source>Why %1 now?</source>
        <translation>Why %1 now?</translation>
    </message>
    <message>
        <source>%1: back to which place?</source>
        <translation>%1: back to which place?</translation>
    </message>
    <message>
        <source>Add which service?</source>
        <translation>Add which service?</translation>
    </message>
    <message>
        <source>Explain which ticket?</source>
        <translation>Explain which ticket?</translation>
    </message>
    <message>
        <source>Why %1 waits or was called</source>
        <translation>Why %1 waits or was called</translation>
    </message>
    <message>
        <source>Approval for %1</source>
        <translation>Approval for %1</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Counters</translation>
    </message>
    <message>
        <source>Clerks</source>
        <translation>Clerks</translation>
    </message>
    <message>
        <source>Nothing to choose from here.</source>
        <translation>Nothing to choose from here.</translation>
    </message>
    <message>
        <source>At counter %1</source>
        <translation>At counter %1</translation>
    </message>
    <message>
        <source>Cannot wait (unwell, frail)</source>
        <translation>Cannot wait (unwell, frail)</translation>
    </message>
    <message>
        <source>Came back with missing papers</source>
        <translation>Came back with missing papers</translation>
    </message>
    <message>
        <source>Was passed over by mistake</source>
        <translation>Was passed over by mistake</translation>
    </message>
    <message>
        <source>Supervisor&apos;s order</source>
        <translation>Supervisor&apos;s order</translation>
    </message>
    <message>
        <source>By time of arrival</source>
        <translation>By time of arrival</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Behind %1 others</source>
        <translation>Behind %1 others</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>← → for queues, counters, clerks</source>
        <translation>← → for queues, counters, clerks</translation>
    </message>
    <message>
        <source>← → change how many stand in front</source>
        <translation>← → change how many stand in front</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or code; ↑ ↓ and Enter</source>
        <translation>Name, pinyin, initials or code; ↑ ↓ and Enter</translation>
    </message>
    <message>
        <source>A supervisor signs here. It counts once, for this ticket.</source>
        <translation>A supervisor signs here. It counts once, for this ticket.</translation>
    </message>
    <message>
        <source>Counter %1 serves other queues and called %2 later visitors.</source>
        <translation>Counter %1 serves other queues and called %2 later visitors.</translation>
    </message>
    <message>
        <source>No service found.</source>
        <translation>No service found.</translation>
    </message>
    <message>
        <source>Loading the list of services …</source>
        <translation>Loading the list of services …</translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation>Reading the log …</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Issue tickets</source>
        <translation>Issue tickets</translation>
    </message>
    <message>
        <source>Counter work</source>
        <translation>Counter work</translation>
    </message>
    <message>
        <source>Accounts and devices</source>
        <translation>Accounts and devices</translation>
    </message>
    <message>
        <source>call</source>
        <translation>call</translation>
    </message>
    <message>
        <source>start</source>
        <translation>start</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>finish</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>no-show</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>hold</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>resume</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>transfer</translation>
    </message>
    <message>
        <source>return</source>
        <translation>return</translation>
    </message>
    <message>
        <source>call out of turn</source>
        <translation>call out of turn</translation>
    </message>
    <message>
        <source>finish and call</source>
        <translation>finish and call</translation>
    </message>
    <message>
        <source>last key</source>
        <translation>last key</translation>
    </message>
    <message>
        <source>Onewindow counter</source>
        <translation>Onewindow counter</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Call %1 of %2</source>
        <translation>Call %1 of %2</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>Since the call</source>
        <translation>Since the call</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>In service</translation>
    </message>
    <message>
        <source>Served today: %1</source>
        <translation>Served today: %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>Strip</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Whole window</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Press the key of a row</source>
        <translation>Press the key of a row</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Over the maximum wait</source>
        <translation>Over the maximum wait</translation>
    </message>
    <message>
        <source>Server time</source>
        <translation>Server time</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>expected wait %1 min</source>
        <translation>expected wait %1 min</translation>
    </message>
    <message>
        <source>Not served here</source>
        <translation>Not served here</translation>
    </message>
    <message>
        <source>Waiting · Longest · Expected</source>
        <translation>Waiting · Longest · Expected</translation>
    </message>
    <message>
        <source>Undo: %1 · %2</source>
        <translation>Undo: %1 · %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Stop %1 of %2</source>
        <translation>Stop %1 of %2</translation>
    </message>
    <message>
        <source>then %1: %2</source>
        <translation>then %1: %2</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between services</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Service %1 of %2</source>
        <translation>Service %1 of %2</translation>
    </message>
    <message>
        <source>Issued while the kiosk was cut off</source>
        <translation>Issued while the kiosk was cut off</translation>
    </message>
    <message>
        <source>This counter</source>
        <translation>This counter</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>For you</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>New secret</translation>
    </message>
    <message>
        <source>New secret again</source>
        <translation>New secret again</translation>
    </message>
    <message>
        <source>Work as</source>
        <translation>Work as</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Take over here</source>
        <translation>Take over here</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Services of this visit</source>
        <translation>Services of this visit</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>None chosen yet</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Ticket in</source>
        <translation>Ticket in</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Issue ticket</translation>
    </message>
    <message>
        <source>Remove last</source>
        <translation>Remove last</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 ahead</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>–––</source>
        <translation>–––</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>New device</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Reload</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Shown as</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>Yes, do it</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>Kind of device</translation>
    </message>
    <message>
        <source>Counter (id)</source>
        <translation>Counter (id)</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>City platform</source>
        <translation>City platform</translation>
    </message>
    <message>
        <source>(taken back)</source>
        <translation>(taken back)</translation>
    </message>
    <message>
        <source>%1 waiting ahead of you</source>
        <translation>%1 waiting ahead of you</translation>
    </message>
    <message>
        <source>Nobody waiting ahead of you</source>
        <translation>Nobody waiting ahead of you</translation>
    </message>
    <message>
        <source>If your number has been passed, please ask at a counter.</source>
        <translation>If your number has been passed, please ask at a counter.</translation>
    </message>
    <message>
        <source>%1 is finished. Nobody is waiting.</source>
        <translation>%1 is finished. Nobody is waiting.</translation>
    </message>
    <message>
        <source>%1 is back in its queue.</source>
        <translation>%1 is back in its queue.</translation>
    </message>
    <message>
        <source>Undone: %1 is as it was.</source>
        <translation>Undone: %1 is as it was.</translation>
    </message>
    <message>
        <source>%1: the class is confirmed.</source>
        <translation>%1: the class is confirmed.</translation>
    </message>
    <message>
        <source>%1 loses its priority. The misuse was counted.</source>
        <translation>%1 loses its priority. The misuse was counted.</translation>
    </message>
    <message>
        <source>%1 has one more service.</source>
        <translation>%1 has one more service.</translation>
    </message>
    <message>
        <source>%1: service %2 begins here.</source>
        <translation>%1: service %2 begins here.</translation>
    </message>
    <message>
        <source>%1 goes on to %2 for its next service.</source>
        <translation>%1 goes on to %2 for its next service.</translation>
    </message>
    <message>
        <source>%1 now waits for counter %2.</source>
        <translation>%1 now waits for counter %2.</translation>
    </message>
    <message>
        <source>%1 now waits for %2.</source>
        <translation>%1 now waits for %2.</translation>
    </message>
    <message>
        <source>Not done: somebody must sign in at this counter first.</source>
        <translation>Not done: somebody must sign in at this counter first.</translation>
    </message>
    <message>
        <source>Not done: a supervisor must approve this.</source>
        <translation>Not done: a supervisor must approve this.</translation>
    </message>
    <message>
        <source>Not done: the approval has expired or was used already.</source>
        <translation>Not done: the approval has expired or was used already.</translation>
    </message>
    <message>
        <source>Not done: the server does not know this person.</source>
        <translation>Not done: the server does not know this person.</translation>
    </message>
    <message>
        <source>Not done: this person&apos;s account is disabled.</source>
        <translation>Not done: this person&apos;s account is disabled.</translation>
    </message>
    <message>
        <source>Not done: this person is signed in at another counter.</source>
        <translation>Not done: this person is signed in at another counter.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter.</source>
        <translation>Somebody else is signed in at this counter.</translation>
    </message>
    <message>
        <source>Nobody is signed in at this counter.</source>
        <translation>Nobody is signed in at this counter.</translation>
    </message>
    <message>
        <source>Not done: there is nothing left to undo.</source>
        <translation>Not done: there is nothing left to undo.</translation>
    </message>
    <message>
        <source>Not done: it is too late to undo that.</source>
        <translation>Not done: it is too late to undo that.</translation>
    </message>
    <message>
        <source>Not done: this ticket is not waiting any more.</source>
        <translation>Not done: this ticket is not waiting any more.</translation>
    </message>
    <message>
        <source>Not done: this ticket waits for another counter or clerk.</source>
        <translation>Not done: this ticket waits for another counter or clerk.</translation>
    </message>
    <message>
        <source>Not done: this visitor declared no class.</source>
        <translation>Not done: this visitor declared no class.</translation>
    </message>
    <message>
        <source>This class has been checked already.</source>
        <translation>This class has been checked already.</translation>
    </message>
    <message>
        <source>Not done: this visit has as many services as allowed.</source>
        <translation>Not done: this visit has as many services as allowed.</translation>
    </message>
    <message>
        <source>Not done: this queue is closed at this hour.</source>
        <translation>Not done: this queue is closed at this hour.</translation>
    </message>
    <message>
        <source>Not done: this queue has given out all tickets of today.</source>
        <translation>Not done: this queue has given out all tickets of today.</translation>
    </message>
    <message>
        <source>Not done: choose one queue, counter or clerk.</source>
        <translation>Not done: choose one queue, counter or clerk.</translation>
    </message>
    <message>
        <source>Not done: the ticket is at this counter already.</source>
        <translation>Not done: the ticket is at this counter already.</translation>
    </message>
    <message>
        <source>Not done: this service does not exist.</source>
        <translation>Not done: this service does not exist.</translation>
    </message>
    <message>
        <source>Not done: this service has been withdrawn.</source>
        <translation>Not done: this service has been withdrawn.</translation>
    </message>
    <message>
        <source>Not done: this class does not exist.</source>
        <translation>Not done: this class does not exist.</translation>
    </message>
    <message>
        <source>Not done: a reason is needed.</source>
        <translation>Not done: a reason is needed.</translation>
    </message>
    <message>
        <source>Not done: the counter is locked.</source>
        <translation>Not done: the counter is locked.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>You have been signed out. Please sign in again.</translation>
    </message>
    <message>
        <source>The log says nothing about this number today.</source>
        <translation>The log says nothing about this number today.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Nothing was changed.</source>
        <translation>The server cannot be reached. Nothing was changed.</translation>
    </message>
    <message>
        <source>Not done: the server does not find this any more.</source>
        <translation>Not done: the server does not find this any more.</translation>
    </message>
    <message>
        <source>Not done: somebody changed this meanwhile.</source>
        <translation>Not done: somebody changed this meanwhile.</translation>
    </message>
    <message>
        <source>Not done: the configuration would be invalid.</source>
        <translation>Not done: the configuration would be invalid.</translation>
    </message>
    <message>
        <source>The hall day is open already.</source>
        <translation>The hall day is open already.</translation>
    </message>
    <message>
        <source>Not done: tickets are still in service.</source>
        <translation>Not done: tickets are still in service.</translation>
    </message>
    <message>
        <source>Not done: the kiosk&apos;s numbers do not allow it.</source>
        <translation>Not done: the kiosk&apos;s numbers do not allow it.</translation>
    </message>
    <message>
        <source>Sign in at this counter</source>
        <translation>Sign in at this counter</translation>
    </message>
    <message>
        <source>This hall wants to know who works here. Keys work after signing in.</source>
        <translation>This hall wants to know who works here. Keys work after signing in.</translation>
    </message>
    <message>
        <source>Esc goes back: this hall allows work without signing in.</source>
        <translation>Esc goes back: this hall allows work without signing in.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>%1 is signed in here. Visitors&apos; data is hidden until the secret is entered.</source>
        <translation>%1 is signed in here. Visitors&apos; data is hidden until the secret is entered.</translation>
    </message>
    <message>
        <source>Choose a new secret</source>
        <translation>Choose a new secret</translation>
    </message>
    <message>
        <source>The old one was given out once. The longer the better: a short sentence is best.</source>
        <translation>The old one was given out once. The longer the better: a short sentence is best.</translation>
    </message>
    <message>
        <source>Signed in elsewhere</source>
        <translation>Signed in elsewhere</translation>
    </message>
    <message>
        <source>You have a place at another counter. Taking over signs you out there.</source>
        <translation>You have a place at another counter. Taking over signs you out there.</translation>
    </message>
    <message>
        <source>Usual role</source>
        <translation>Usual role</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>System administrator</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>Security administrator</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Name or secret is wrong.</source>
        <translation>Name or secret is wrong.</translation>
    </message>
    <message>
        <source>The secret is wrong.</source>
        <translation>The secret is wrong.</translation>
    </message>
    <message>
        <source>Too many failures. Try again in %1.</source>
        <translation>Too many failures. Try again in %1.</translation>
    </message>
    <message>
        <source>Please fill in every field.</source>
        <translation>Please fill in every field.</translation>
    </message>
    <message>
        <source>The two new secrets are not the same.</source>
        <translation>The two new secrets are not the same.</translation>
    </message>
    <message>
        <source>The new secret must differ from the old one.</source>
        <translation>The new secret must differ from the old one.</translation>
    </message>
    <message>
        <source>This secret is too short or too simple.</source>
        <translation>This secret is too short or too simple.</translation>
    </message>
    <message>
        <source>This secret must be changed first.</source>
        <translation>This secret must be changed first.</translation>
    </message>
    <message>
        <source>Take over here?</source>
        <translation>Take over here?</translation>
    </message>
    <message>
        <source>No connection to the server. Try again later.</source>
        <translation>No connection to the server. Try again later.</translation>
    </message>
    <message>
        <source>Checking the last session …</source>
        <translation>Checking the last session …</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Signing in …</translation>
    </message>
    <message>
        <source>Enter the secret to go on.</source>
        <translation>Enter the secret to go on.</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Unlocking …</translation>
    </message>
    <message>
        <source>This role has no work at a counter. Signed out again.</source>
        <translation>This role has no work at a counter. Signed out again.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Signed out.</translation>
    </message>
    <message>
        <source>You do not have this role, or none at all yet.</source>
        <translation>You do not have this role, or none at all yet.</translation>
    </message>
    <message>
        <source>Not signed out: a visitor is at the counter. Finish, hold or transfer first.</source>
        <translation>Not signed out: a visitor is at the counter. Finish, hold or transfer first.</translation>
    </message>
    <message>
        <source>This counter is taken</source>
        <translation>This counter is taken</translation>
    </message>
    <message>
        <source>Somebody else is signed in here. Taking over signs that person out.</source>
        <translation>Somebody else is signed in here. Taking over signs that person out.</translation>
    </message>
    <message>
        <source>This person may not approve it. It takes another one, a supervisor.</source>
        <translation>This person may not approve it. It takes another one, a supervisor.</translation>
    </message>
    <message>
        <source>Issue a ticket</source>
        <translation>Issue a ticket</translation>
    </message>
    <message>
        <source>Type, ↑ ↓, Enter adds a service. Enter again issues the ticket.</source>
        <translation>Type, ↑ ↓, Enter adds a service. Enter again issues the ticket.</translation>
    </message>
    <message>
        <source>Choose a service first.</source>
        <translation>Choose a service first.</translation>
    </message>
    <message>
        <source>No more than %1 services in one visit.</source>
        <translation>No more than %1 services in one visit.</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Printing …</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Printed.</translation>
    </message>
    <message>
        <source>Not printed. Please tell the visitor the number.</source>
        <translation>Not printed. Please tell the visitor the number.</translation>
    </message>
    <message>
        <source>No printer here: please tell the visitor the number.</source>
        <translation>No printer here: please tell the visitor the number.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>There are no accounts yet.</source>
        <translation>There are no accounts yet.</translation>
    </message>
    <message>
        <source>There are no devices yet.</source>
        <translation>There are no devices yet.</translation>
    </message>
    <message>
        <source>The account was created. A security administrator gives it its roles.</source>
        <translation>The account was created. A security administrator gives it its roles.</translation>
    </message>
    <message>
        <source>The old secret no longer works.</source>
        <translation>The old secret no longer works.</translation>
    </message>
    <message>
        <source>The device was added.</source>
        <translation>The device was added.</translation>
    </message>
    <message>
        <source>Disabled. This person is out everywhere.</source>
        <translation>Disabled. This person is out everywhere.</translation>
    </message>
    <message>
        <source>Enabled. This person may sign in again.</source>
        <translation>Enabled. This person may sign in again.</translation>
    </message>
    <message>
        <source>The roles are saved.</source>
        <translation>The roles are saved.</translation>
    </message>
    <message>
        <source>Revoked. Its token no longer works.</source>
        <translation>Revoked. Its token no longer works.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. It was loaded anew: look and try again.</source>
        <translation>Somebody else changed this meanwhile. It was loaded anew: look and try again.</translation>
    </message>
    <message>
        <source>System administrator, security administrator and auditor watch each other: one person has only one.</source>
        <translation>System administrator, security administrator and auditor watch each other: one person has only one.</translation>
    </message>
    <message>
        <source>At least one role is needed.</source>
        <translation>At least one role is needed.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>A name is needed.</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>This name is taken.</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>Your role may not do this.</translation>
    </message>
    <message>
        <source>Disable %1? The person is signed out at once.</source>
        <translation>Disable %1? The person is signed out at once.</translation>
    </message>
    <message>
        <source>Give %1 a new one-time secret?</source>
        <translation>Give %1 a new one-time secret?</translation>
    </message>
    <message>
        <source>Revoke the token of %1? The device is cut off at once.</source>
        <translation>Revoke the token of %1? The device is cut off at once.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Shown only now. Write it down or copy it.</source>
        <translation>Shown only now. Write it down or copy it.</translation>
    </message>
    <message>
        <source>At the first sign-in it must be changed.</source>
        <translation>At the first sign-in it must be changed.</translation>
    </message>
    <message>
        <source>The hall has no counter with this id.</source>
        <translation>The hall has no counter with this id.</translation>
    </message>
    <message>
        <source>Not accepted: a field is too long, or has signs that are not allowed there.</source>
        <translation>Not accepted: a field is too long, or has signs that are not allowed there.</translation>
    </message>
    <message>
        <source>Roles of %1</source>
        <translation>Roles of %1</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Find case</source>
        <translation>Find case</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>Defective</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>What exactly</translation>
    </message>
    <message>
        <source>All the rest is sound</source>
        <translation>All the rest is sound</translation>
    </message>
    <message>
        <source>Outside the guide</source>
        <translation>Outside the guide</translation>
    </message>
    <message>
        <source>One-time notification</source>
        <translation>One-time notification</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Confirm withdrawal</source>
        <translation>Confirm withdrawal</translation>
    </message>
    <message>
        <source>Decline withdrawal</source>
        <translation>Decline withdrawal</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Send out again</source>
        <translation>Send out again</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>Show in full</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Link to ticket</source>
        <translation>Link to ticket</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Ask the window</source>
        <translation>Ask the window</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Take back decision</source>
        <translation>Take back decision</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Applied online</source>
        <translation>Applied online</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>Waits for corrections</source>
        <translation>Waits for corrections</translation>
    </message>
    <message>
        <source>Corrected, to be checked</source>
        <translation>Corrected, to be checked</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>With the departments</source>
        <translation>With the departments</translation>
    </message>
    <message>
        <source>Withdrawal to be confirmed</source>
        <translation>Withdrawal to be confirmed</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>No approval needed</source>
        <translation>No approval needed</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Annulled</source>
        <translation>Annulled</translation>
    </message>
    <message>
        <source>No pre-review</source>
        <translation>No pre-review</translation>
    </message>
    <message>
        <source>Pre-review under way</source>
        <translation>Pre-review under way</translation>
    </message>
    <message>
        <source>Pre-review: returned</source>
        <translation>Pre-review: returned</translation>
    </message>
    <message>
        <source>Pre-review passed</source>
        <translation>Pre-review passed</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Uploaded</translation>
    </message>
    <message>
        <source>Held already</source>
        <translation>Held already</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>A copy</source>
        <translation>A copy</translation>
    </message>
    <message>
        <source>Original and copy</source>
        <translation>Original and copy</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>Asked the window</source>
        <translation>Asked the window</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>To be decided</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Partly granted</source>
        <translation>Partly granted</translation>
    </message>
    <message>
        <source>Acceptance receipt</source>
        <translation>Acceptance receipt</translation>
    </message>
    <message>
        <source>Notice of refusal</source>
        <translation>Notice of refusal</translation>
    </message>
    <message>
        <source>Result hand-over</source>
        <translation>Result hand-over</translation>
    </message>
    <message>
        <source>Not brought</source>
        <translation>Not brought</translation>
    </message>
    <message>
        <source>Not obtained yet</source>
        <translation>Not obtained yet</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Not legible</source>
        <translation>Not legible</translation>
    </message>
    <message>
        <source>Signature or seal is lacking</source>
        <translation>Signature or seal is lacking</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Not complete</translation>
    </message>
    <message>
        <source>Contradicts another paper</source>
        <translation>Contradicts another paper</translation>
    </message>
    <message>
        <source>Wrong form (original, copy)</source>
        <translation>Wrong form (original, copy)</translation>
    </message>
    <message>
        <source>A newer rule asks for it</source>
        <translation>A newer rule asks for it</translation>
    </message>
    <message>
        <source>This case needs it</source>
        <translation>This case needs it</translation>
    </message>
    <message>
        <source>To clear up a doubt</source>
        <translation>To clear up a doubt</translation>
    </message>
    <message>
        <source>The law asks for no approval</source>
        <translation>The law asks for no approval</translation>
    </message>
    <message>
        <source>The item does not exist any more</source>
        <translation>The item does not exist any more</translation>
    </message>
    <message>
        <source>Another authority decides</source>
        <translation>Another authority decides</translation>
    </message>
    <message>
        <source>Another area decides</source>
        <translation>Another area decides</translation>
    </message>
    <message>
        <source>The applicant asks for it</source>
        <translation>The applicant asks for it</translation>
    </message>
    <message>
        <source>Applied twice</source>
        <translation>Applied twice</translation>
    </message>
    <message>
        <source>The plan has changed</source>
        <translation>The plan has changed</translation>
    </message>
    <message>
        <source>Not this department's</source>
        <translation>Not this department's</translation>
    </message>
    <message>
        <source>The materials are not clear</source>
        <translation>The materials are not clear</translation>
    </message>
    <message>
        <source>To be reviewed again</source>
        <translation>To be reviewed again</translation>
    </message>
    <message>
        <source>An error was found</source>
        <translation>An error was found</translation>
    </message>
    <message>
        <source>Obtained by false papers</source>
        <translation>Obtained by false papers</translation>
    </message>
    <message>
        <source>Law or facts have changed</source>
        <translation>Law or facts have changed</translation>
    </message>
    <message>
        <source>To check the identity</source>
        <translation>To check the identity</translation>
    </message>
    <message>
        <source>To get in touch</source>
        <translation>To get in touch</translation>
    </message>
    <message>
        <source>To fill in a paper</source>
        <translation>To fill in a paper</translation>
    </message>
    <message>
        <source>No approval is needed at all</source>
        <translation>No approval is needed at all</translation>
    </message>
    <message>
        <source>Outside this authority</source>
        <translation>Outside this authority</translation>
    </message>
    <message>
        <source>At the window</source>
        <translation>At the window</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Why is it missing: %1</source>
        <translation>Why is it missing: %1</translation>
    </message>
    <message>
        <source>What is wrong with it: %1</source>
        <translation>What is wrong with it: %1</translation>
    </message>
    <message>
        <source>What exactly: %1</source>
        <translation>What exactly: %1</translation>
    </message>
    <message>
        <source>Why is a paper outside the guide needed?</source>
        <translation>Why is a paper outside the guide needed?</translation>
    </message>
    <message>
        <source>What is the paper called?</source>
        <translation>What is the paper called?</translation>
    </message>
    <message>
        <source>On which ground?</source>
        <translation>On which ground?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Why is the case withdrawn?</source>
        <translation>Why is the case withdrawn?</translation>
    </message>
    <message>
        <source>In words, for the applicant</source>
        <translation>In words, for the applicant</translation>
    </message>
    <message>
        <source>How is the result handed over?</source>
        <translation>How is the result handed over?</translation>
    </message>
    <message>
        <source>Number of the waybill</source>
        <translation>Number of the waybill</translation>
    </message>
    <message>
        <source>Answer to the department: %1</source>
        <translation>Answer to the department: %1</translation>
    </message>
    <message>
        <source>What do you ask the window?</source>
        <translation>What do you ask the window?</translation>
    </message>
    <message>
        <source>Why is the task sent back?</source>
        <translation>Why is the task sent back?</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>What is to be done?</translation>
    </message>
    <message>
        <source>What is the result?</source>
        <translation>What is the result?</translation>
    </message>
    <message>
        <source>The opinion, in words</source>
        <translation>The opinion, in words</translation>
    </message>
    <message>
        <source>Number of the licence or certificate</source>
        <translation>Number of the licence or certificate</translation>
    </message>
    <message>
        <source>Why is the decision taken back?</source>
        <translation>Why is the decision taken back?</translation>
    </message>
    <message>
        <source>Why must the data be seen in full?</source>
        <translation>Why must the data be seen in full?</translation>
    </message>
    <message>
        <source>Tell everything that is missing, once</source>
        <translation>Tell everything that is missing, once</translation>
    </message>
    <message>
        <source>The applicant withdraws. Does the department agree?</source>
        <translation>The applicant withdraws. Does the department agree?</translation>
    </message>
    <message>
        <source>Which task?</source>
        <translation>Which task?</translation>
    </message>
    <message>
        <source>Which paper is printed?</source>
        <translation>Which paper is printed?</translation>
    </message>
    <message>
        <source>Which file is opened?</source>
        <translation>Which file is opened?</translation>
    </message>
    <message>
        <source>To which department?</source>
        <translation>To which department?</translation>
    </message>
    <message>
        <source>A second notification needs a supervisor</source>
        <translation>A second notification needs a supervisor</translation>
    </message>
    <message>
        <source>A digit chooses, Esc closes</source>
        <translation>A digit chooses, Esc closes</translation>
    </message>
    <message>
        <source>Enter goes on, Esc closes</source>
        <translation>Enter goes on, Esc closes</translation>
    </message>
    <message>
        <source>Enter goes on, also without words; Esc closes</source>
        <translation>Enter goes on, also without words; Esc closes</translation>
    </message>
    <message>
        <source>Enter does it, Esc closes</source>
        <translation>Enter does it, Esc closes</translation>
    </message>
    <message>
        <source>The item's own department</source>
        <translation>The item's own department</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>Find a case</translation>
    </message>
    <message>
        <source>Ticket number, application ID, case number or ID number; Enter searches, Up, Down and Enter open</source>
        <translation>Ticket number, application ID, case number or ID number; Enter searches, Up, Down and Enter open</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Searching …</translation>
    </message>
    <message>
        <source>At least 4 characters</source>
        <translation>At least 4 characters</translation>
    </message>
    <message>
        <source>A walk-in's case</source>
        <translation>A walk-in's case</translation>
    </message>
    <message>
        <source>Find the items, type the applicant's data, then Ctrl+Enter</source>
        <translation>Find the items, type the applicant's data, then Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose at least one item</source>
        <translation>Choose at least one item</translation>
    </message>
    <message>
        <source>ID number and name are needed</source>
        <translation>ID number and name are needed</translation>
    </message>
    <message>
        <source>The list of items is loading</source>
        <translation>The list of items is loading</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>Identity card</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Residence permit (HK, Macao, Taiwan)</source>
        <translation>Residence permit (HK, Macao, Taiwan)</translation>
    </message>
    <message>
        <source>Permanent residence card</source>
        <translation>Permanent residence card</translation>
    </message>
    <message>
        <source>The case is loading</source>
        <translation>The case is loading</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>No case is open</translation>
    </message>
    <message>
        <source>It opens by itself with a visitor who has one. Ctrl+F finds one, Ctrl+I begins one.</source>
        <translation>It opens by itself with a visitor who has one. Ctrl+F finds one, Ctrl+I begins one.</translation>
    </message>
    <message>
        <source>The application changed while it was open: look again at what is marked, then Enter</source>
        <translation>The application changed while it was open: look again at what is marked, then Enter</translation>
    </message>
    <message>
        <source>The application changed. Look again first, then Enter.</source>
        <translation>The application changed. Look again first, then Enter.</translation>
    </message>
    <message>
        <source>That cannot be done in this state of the case.</source>
        <translation>That cannot be done in this state of the case.</translation>
    </message>
    <message>
        <source>Not yet: %1 required materials are not sound.</source>
        <translation>Not yet: %1 required materials are not sound.</translation>
    </message>
    <message>
        <source>Look at what was uploaded first: %1 materials are not checked.</source>
        <translation>Look at what was uploaded first: %1 materials are not checked.</translation>
    </message>
    <message>
        <source>Nothing is missing: there is nothing to notify of.</source>
        <translation>Nothing is missing: there is nothing to notify of.</translation>
    </message>
    <message>
        <source>No material is chosen.</source>
        <translation>No material is chosen.</translation>
    </message>
    <message>
        <source>It is held already and is not asked for.</source>
        <translation>It is held already and is not asked for.</translation>
    </message>
    <message>
        <source>Mark what is missing or defective first.</source>
        <translation>Mark what is missing or defective first.</translation>
    </message>
    <message>
        <source>There is no paper yet.</source>
        <translation>There is no paper yet.</translation>
    </message>
    <message>
        <source>There is no file.</source>
        <translation>There is no file.</translation>
    </message>
    <message>
        <source>No task of yours can take this now.</source>
        <translation>No task of yours can take this now.</translation>
    </message>
    <message>
        <source>The data are shown in full already.</source>
        <translation>The data are shown in full already.</translation>
    </message>
    <message>
        <source>This case is linked already, or nobody is at the counter.</source>
        <translation>This case is linked already, or nobody is at the counter.</translation>
    </message>
    <message>
        <source>Received. %1 materials to check.</source>
        <translation>Received. %1 materials to check.</translation>
    </message>
    <message>
        <source>Accepted. Receipt %1</source>
        <translation>Accepted. Receipt %1</translation>
    </message>
    <message>
        <source>Notified. Paper %1</source>
        <translation>Notified. Paper %1</translation>
    </message>
    <message>
        <source>Refused. Paper %1</source>
        <translation>Refused. Paper %1</translation>
    </message>
    <message>
        <source>Handed over. Paper %1</source>
        <translation>Handed over. Paper %1</translation>
    </message>
    <message>
        <source>%1 is being printed.</source>
        <translation>%1 is being printed.</translation>
    </message>
    <message>
        <source>%1 is printed.</source>
        <translation>%1 is printed.</translation>
    </message>
    <message>
        <source>%1 is saved in %2, not printed</source>
        <translation>%1 is saved in %2, not printed</translation>
    </message>
    <message>
        <source>%1 could not be printed nor saved.</source>
        <translation>%1 could not be printed nor saved.</translation>
    </message>
    <message>
        <source>The window has been asked.</source>
        <translation>The window has been asked.</translation>
    </message>
    <message>
        <source>The department has the answer.</source>
        <translation>The department has the answer.</translation>
    </message>
    <message>
        <source>The task was sent back.</source>
        <translation>The task was sent back.</translation>
    </message>
    <message>
        <source>Proposed. A second person decides.</source>
        <translation>Proposed. A second person decides.</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>Decided.</translation>
    </message>
    <message>
        <source>Decided: the last one. The result waits for its hand-over.</source>
        <translation>Decided: the last one. The result waits for its hand-over.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Withdrawn.</translation>
    </message>
    <message>
        <source>The departments must agree to the withdrawal.</source>
        <translation>The departments must agree to the withdrawal.</translation>
    </message>
    <message>
        <source>The case is linked to this ticket.</source>
        <translation>The case is linked to this ticket.</translation>
    </message>
    <message>
        <source>Case %1 is open.</source>
        <translation>Case %1 is open.</translation>
    </message>
    <message>
        <source>Shown in full. That it was is in the log.</source>
        <translation>Shown in full. That it was is in the log.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>The tasks are loading</source>
        <translation>The tasks are loading</translation>
    </message>
    <message>
        <source>No open task</source>
        <translation>No open task</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Left and Right filter, F5 reads again</source>
        <translation>Up and Down choose, Enter opens, Left and Right filter, F5 reads again</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>All open</translation>
    </message>
    <message>
        <source>Tasks of the departments</source>
        <translation>Tasks of the departments</translation>
    </message>
    <message>
        <source>Not done: the server does not know this case.</source>
        <translation>Not done: the server does not know this case.</translation>
    </message>
    <message>
        <source>Not done: the server does not know this application.</source>
        <translation>Not done: the server does not know this application.</translation>
    </message>
    <message>
        <source>Not done: the server does not know this task.</source>
        <translation>Not done: the server does not know this task.</translation>
    </message>
    <message>
        <source>Not done: the server does not know this department.</source>
        <translation>Not done: the server does not know this department.</translation>
    </message>
    <message>
        <source>Not done: this material is not on the list.</source>
        <translation>Not done: this material is not on the list.</translation>
    </message>
    <message>
        <source>Not done: the application is not written as it must be.</source>
        <translation>Not done: the application is not written as it must be.</translation>
    </message>
    <message>
        <source>Not done: the application is for another hall.</source>
        <translation>Not done: the application is for another hall.</translation>
    </message>
    <message>
        <source>Not done: a newer version of the application is here.</source>
        <translation>Not done: a newer version of the application is here.</translation>
    </message>
    <message>
        <source>Not done: this version of the application has another content.</source>
        <translation>Not done: this version of the application has another content.</translation>
    </message>
    <message>
        <source>Not done: the application names no item.</source>
        <translation>Not done: the application names no item.</translation>
    </message>
    <message>
        <source>Not done: the case has gone on; look again.</source>
        <translation>Not done: the case has gone on; look again.</translation>
    </message>
    <message>
        <source>Not done: the task has gone on; look again.</source>
        <translation>Not done: the task has gone on; look again.</translation>
    </message>
    <message>
        <source>Not done: the application changed. Look again at what is marked.</source>
        <translation>Not done: the application changed. Look again at what is marked.</translation>
    </message>
    <message>
        <source>Not done: this material is held already and is not asked for again.</source>
        <translation>Not done: this material is held already and is not asked for again.</translation>
    </message>
    <message>
        <source>Not done: something that is required is not sound yet.</source>
        <translation>Not done: something that is required is not sound yet.</translation>
    </message>
    <message>
        <source>Not done: nothing is missing.</source>
        <translation>Not done: nothing is missing.</translation>
    </message>
    <message>
        <source>Not done: this task belongs to another department.</source>
        <translation>Not done: this task belongs to another department.</translation>
    </message>
    <message>
        <source>Not done: who decides must not be who reviewed.</source>
        <translation>Not done: who decides must not be who reviewed.</translation>
    </message>
    <message>
        <source>Not done: a case of this person goes on.</source>
        <translation>Not done: a case of this person goes on.</translation>
    </message>
    <message>
        <source>Not done: there are too many of them.</source>
        <translation>Not done: there are too many of them.</translation>
    </message>
    <message>
        <source>The ID number's check digit is wrong.</source>
        <translation>The ID number's check digit is wrong.</translation>
    </message>
    <message>
        <source>Not done: this is no number of a result. It needs a digit, ends with the sign for number if it has Chinese characters, and is nobody's ID number.</source>
        <translation>Not done: this is no number of a result. It needs a digit, ends with 号 if it has Chinese characters, and is nobody's ID number.</translation>
    </message>
    <message>
        <source>A reason must be given.</source>
        <translation>A reason must be given.</translation>
    </message>
    <message>
        <source>Application came or changed</source>
        <translation>Application came or changed</translation>
    </message>
    <message>
        <source>File added</source>
        <translation>File added</translation>
    </message>
    <message>
        <source>Visitor came with a ticket</source>
        <translation>Visitor came with a ticket</translation>
    </message>
    <message>
        <source>Received at the window</source>
        <translation>Received at the window</translation>
    </message>
    <message>
        <source>Materials checked</source>
        <translation>Materials checked</translation>
    </message>
    <message>
        <source>Asked for a paper outside the guide</source>
        <translation>Asked for a paper outside the guide</translation>
    </message>
    <message>
        <source>Corrected on the spot</source>
        <translation>Corrected on the spot</translation>
    </message>
    <message>
        <source>Notified a second time</source>
        <translation>Notified a second time</translation>
    </message>
    <message>
        <source>Supplemented</source>
        <translation>Supplemented</translation>
    </message>
    <message>
        <source>Withdrawal asked for</source>
        <translation>Withdrawal asked for</translation>
    </message>
    <message>
        <source>Withdrawal declined</source>
        <translation>Withdrawal declined</translation>
    </message>
    <message>
        <source>Sent to the department</source>
        <translation>Sent to the department</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Window asked</source>
        <translation>Window asked</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Task decided</source>
        <translation>Task decided</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>All decided</translation>
    </message>
    <message>
        <source>Result handed over</source>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>Decision taken back</translation>
    </message>
    <message>
        <source>Data shown in full</source>
        <translation>Data shown in full</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>Case %1</translation>
    </message>
    <message>
        <source>Application %1</source>
        <translation>Application %1</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Data erased</source>
        <translation>Data erased</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 working days</translation>
    </message>
    <message>
        <source>No limit stated</source>
        <translation>No limit stated</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Due %1</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>Tell what is missing by %1</source>
        <translation>Tell what is missing by %1</translation>
    </message>
    <message>
        <source>Result due %1</source>
        <translation>Result due %1</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>%1 of %2 required are ready</source>
        <translation>%1 of %2 required are ready</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>May follow</source>
        <translation>May follow</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>Shared by another authority</source>
        <translation>Shared by another authority</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>Copies: %1</translation>
    </message>
    <message>
        <source>Grade %1</source>
        <translation>Grade %1</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>Files: %1</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>No files</source>
        <translation>No files</translation>
    </message>
    <message>
        <source>Tasks begin with acceptance</source>
        <translation>Tasks begin with acceptance</translation>
    </message>
    <message>
        <source>No papers yet</source>
        <translation>No papers yet</translation>
    </message>
    <message>
        <source>No materials are asked for</source>
        <translation>No materials are asked for</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Question: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Answer: %1</translation>
    </message>
    <message>
        <source>Opinion: %1</source>
        <translation>Opinion: %1</translation>
    </message>
    <message>
        <source>Two persons</source>
        <translation>Two persons</translation>
    </message>
    <message>
        <source>Reviewer %1</source>
        <translation>Reviewer %1</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Decided by %1</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Number %1</translation>
    </message>
    <message>
        <source>Check code %1</source>
        <translation>Check code %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Type here</source>
        <translation>Type here</translation>
    </message>
    <message>
        <source>Items: characters, pinyin, initials or code</source>
        <translation>Items: characters, pinyin, initials or code</translation>
    </message>
    <message>
        <source>Name of the person or company</source>
        <translation>Name of the person or company</translation>
    </message>
    <message>
        <source>Phone (may be empty)</source>
        <translation>Phone (may be empty)</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>Chosen: %1</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>Esc: calls</source>
        <translation>Esc: calls</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 tasks</translation>
    </message>
    <message>
        <source>At the counter: %1</source>
        <translation>At the counter: %1</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>-</source>
        <translation>-</translation>
    </message>
    <message>
        <source>Acceptance Receipt</source>
        <translation>Acceptance Receipt</translation>
    </message>
    <message>
        <source>One-time Notification of Corrections</source>
        <translation>One-time Notification of Corrections</translation>
    </message>
    <message>
        <source>Notice of Refusal to Accept</source>
        <translation>Notice of Refusal to Accept</translation>
    </message>
    <message>
        <source>Receipt of Delivery of the Result</source>
        <translation>Receipt of Delivery of the Result</translation>
    </message>
    <message>
        <source>Applicant of the case</source>
        <translation>Applicant of the case</translation>
    </message>
    <message>
        <source>Agent of the applicant</source>
        <translation>Agent of the applicant</translation>
    </message>
    <message>
        <source>Document of identity</source>
        <translation>Document of identity</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Application number</source>
        <translation>Application number</translation>
    </message>
    <message>
        <source>Items applied for</source>
        <translation>Items applied for</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Department in charge</source>
        <translation>Department in charge</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Result due</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>By %1 (provisional: working days of that year are not announced yet)</source>
        <translation>By %1 (provisional: working days of that year are not announced yet)</translation>
    </message>
    <message>
        <source>Materials received</source>
        <translation>Materials received</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Form and copies</source>
        <translation>Form and copies</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>How it is</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>The application above has been accepted today. The time limit is counted in working days from today.</source>
        <translation>The application above has been accepted today. The time limit is counted in working days from today.</translation>
    </message>
    <message>
        <source>All departments work in parallel; the result is handed over at one window. Please keep this paper.</source>
        <translation>All departments work in parallel; the result is handed over at one window. Please keep this paper.</translation>
    </message>
    <message>
        <source>On checking, the following has to be corrected. It is told at once and completely; nothing else will be asked for.</source>
        <translation>On checking, the following has to be corrected. It is told at once and completely; nothing else will be asked for.</translation>
    </message>
    <message>
        <source>This is a second notification, approved by a supervisor.</source>
        <translation>This is a second notification, approved by a supervisor.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>How to correct it</source>
        <translation>How to correct it</translation>
    </message>
    <message>
        <source>Bring it: %1</source>
        <translation>Bring it: %1</translation>
    </message>
    <message>
        <source>Bring it anew: %1</source>
        <translation>Bring it anew: %1</translation>
    </message>
    <message>
        <source>Bring everything to this hall's window, or upload it with the application. Agreed date: ______________</source>
        <translation>Bring everything to this hall's window, or upload it with the application. Agreed date: ______________</translation>
    </message>
    <message>
        <source>The time limit begins with acceptance, on the day on which everything has been brought.</source>
        <translation>The time limit begins with acceptance, on the day on which everything has been brought.</translation>
    </message>
    <message>
        <source>The matter applied for needs no administrative licence (Administrative Licensing Law art. 32 (1)).</source>
        <translation>The matter applied for needs no administrative licence (Administrative Licensing Law art. 32 (1)).</translation>
    </message>
    <message>
        <source>The matter applied for is outside this authority's powers (Administrative Licensing Law art. 32 (2)). Please apply to the authority in charge.</source>
        <translation>The matter applied for is outside this authority's powers (Administrative Licensing Law art. 32 (2)). Please apply to the authority in charge.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Against this notice reconsideration may be applied for within 60 days, or an action be brought within 6 months (Administrative Reconsideration Law, Administrative Litigation Law).</source>
        <translation>Against this notice reconsideration may be applied for within 60 days, or an action be brought within 6 months (Administrative Reconsideration Law, Administrative Litigation Law).</translation>
    </message>
    <message>
        <source>The result of the application above has been handed over.</source>
        <translation>The result of the application above has been handed over.</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>Not granted</translation>
    </message>
    <message>
        <source>Number of the result</source>
        <translation>Number of the result</translation>
    </message>
    <message>
        <source>Signature of the applicant or agent</source>
        <translation>Signature of the applicant or agent</translation>
    </message>
    <message>
        <source>Signature of the clerk</source>
        <translation>Signature of the clerk</translation>
    </message>
    <message>
        <source>To check this paper: its number %1 and the check code %2, at any window of the hall or on the hall's page.</source>
        <translation>To check this paper: its number %1 and the check code %2, at any window of the hall or on the hall's page.</translation>
    </message>
    <message>
        <source>Supervision: %1</source>
        <translation>Supervision: %1</translation>
    </message>
    <message>
        <source>Supervision: at the hall's service desk</source>
        <translation>Supervision: at the hall's service desk</translation>
    </message>
    <message>
        <source>Held already, not asked for</source>
        <translation>Held already, not asked for</translation>
    </message>
    <message>
        <source>May follow later</source>
        <translation>May follow later</translation>
    </message>
    <message>
        <source>Not brought, not required</source>
        <translation>Not brought, not required</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Accept, the rest follows</source>
        <translation>Accept, the rest follows</translation>
    </message>
    <message>
        <source>Ask for an extension</source>
        <translation>Ask for an extension</translation>
    </message>
    <message>
        <source>Ask for a special procedure</source>
        <translation>Ask for a special procedure</translation>
    </message>
    <message>
        <source>Ask for a second notification</source>
        <translation>Ask for a second notification</translation>
    </message>
    <message>
        <source>Ask for more days to bring it</source>
        <translation>Ask for more days to bring it</translation>
    </message>
    <message>
        <source>End the special procedure</source>
        <translation>End the special procedure</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>Next stage</translation>
    </message>
    <message>
        <source>Answer the order</source>
        <translation>Answer the order</translation>
    </message>
    <message>
        <source>Issue an order</source>
        <translation>Issue an order</translation>
    </message>
    <message>
        <source>Close the order</source>
        <translation>Close the order</translation>
    </message>
    <message>
        <source>Decide the request</source>
        <translation>Decide the request</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Approve it</source>
        <translation>Approve it</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Filter by light</source>
        <translation>Filter by light</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>New follow-up</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Close: satisfied</source>
        <translation>Close: satisfied</translation>
    </message>
    <message>
        <source>Give it back: not satisfied</source>
        <translation>Give it back: not satisfied</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>Waits for another</source>
        <translation>Waits for another</translation>
    </message>
    <message>
        <source>Proposal: grant</source>
        <translation>Proposal: grant</translation>
    </message>
    <message>
        <source>Proposal: reject</source>
        <translation>Proposal: reject</translation>
    </message>
    <message>
        <source>Promise sheet</source>
        <translation>Promise sheet</translation>
    </message>
    <message>
        <source>Notice of extension</source>
        <translation>Notice of extension</translation>
    </message>
    <message>
        <source>Notice of special procedure</source>
        <translation>Notice of special procedure</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Half used</source>
        <translation>Half used</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>Soon due</translation>
    </message>
    <message>
        <source>Over the promise</source>
        <translation>Over the promise</translation>
    </message>
    <message>
        <source>Over the law's limit</source>
        <translation>Over the law's limit</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>All lights</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>In handling</source>
        <translation>In handling</translation>
    </message>
    <message>
        <source>Waits for the window's answer</source>
        <translation>Waits for the window's answer</translation>
    </message>
    <message>
        <source>Sent back to the window</source>
        <translation>Sent back to the window</translation>
    </message>
    <message>
        <source>Waits for the decision</source>
        <translation>Waits for the decision</translation>
    </message>
    <message>
        <source>Waits for another task</source>
        <translation>Waits for another task</translation>
    </message>
    <message>
        <source>Special procedure</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>Result not handed over</source>
        <translation>Result not handed over</translation>
    </message>
    <message>
        <source>At the window's intake</source>
        <translation>At the window's intake</translation>
    </message>
    <message>
        <source>Waits for the applicant</source>
        <translation>Waits for the applicant</translation>
    </message>
    <message>
        <source>Second notification</source>
        <translation>Second notification</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>Stop the clock: special procedure</source>
        <translation>Stop the clock: special procedure</translation>
    </message>
    <message>
        <source>More days to bring what follows</source>
        <translation>More days to bring what follows</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>Auction</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>Expert review</source>
        <translation>Expert review</translation>
    </message>
    <message>
        <source>Other special procedure</source>
        <translation>Other special procedure</translation>
    </message>
    <message>
        <source>Waits for a supervisor</source>
        <translation>Waits for a supervisor</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Special procedure longer than planned</source>
        <translation>Special procedure longer than planned</translation>
    </message>
    <message>
        <source>What should follow has not come</source>
        <translation>What should follow has not come</translation>
    </message>
    <message>
        <source>Corrections have not come in time</source>
        <translation>Corrections have not come in time</translation>
    </message>
    <message>
        <source>Result not handed over in time</source>
        <translation>Result not handed over in time</translation>
    </message>
    <message>
        <source>Order not answered in time</source>
        <translation>Order not answered in time</translation>
    </message>
    <message>
        <source>Could not get it done</source>
        <translation>Could not get it done</translation>
    </message>
    <message>
        <source>Bad rating</source>
        <translation>Bad rating</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>To be assigned</translation>
    </message>
    <message>
        <source>With the department</source>
        <translation>With the department</translation>
    </message>
    <message>
        <source>Resolved, to be checked</source>
        <translation>Resolved, to be checked</translation>
    </message>
    <message>
        <source>Closed and filed</source>
        <translation>Closed and filed</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>The law does not allow it</source>
        <translation>The law does not allow it</translation>
    </message>
    <message>
        <source>Several departments</source>
        <translation>Several departments</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>Complex</translation>
    </message>
    <message>
        <source>Caused by staff</source>
        <translation>Caused by staff</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>Explained: the law does not allow it</source>
        <translation>Explained: the law does not allow it</translation>
    </message>
    <message>
        <source>Referred to the authority in charge</source>
        <translation>Referred to the authority in charge</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>The matter is complex</source>
        <translation>The matter is complex</translation>
    </message>
    <message>
        <source>A survey on site is needed</source>
        <translation>A survey on site is needed</translation>
    </message>
    <message>
        <source>Another authority's opinion is needed</source>
        <translation>Another authority's opinion is needed</translation>
    </message>
    <message>
        <source>The law asks for it</source>
        <translation>The law asks for it</translation>
    </message>
    <message>
        <source>What was brought is not in order</source>
        <translation>What was brought is not in order</translation>
    </message>
    <message>
        <source>The applicant needs more time</source>
        <translation>The applicant needs more time</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Will soon be late</source>
        <translation>Will soon be late</translation>
    </message>
    <message>
        <source>No progress</source>
        <translation>No progress</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>What shall be done?</translation>
    </message>
    <message>
        <source>Extension: how many working days more?</source>
        <translation>Extension: how many working days more?</translation>
    </message>
    <message>
        <source>How many working days is it planned to take?</source>
        <translation>How many working days is it planned to take?</translation>
    </message>
    <message>
        <source>Answer within how many working days?</source>
        <translation>Answer within how many working days?</translation>
    </message>
    <message>
        <source>%1 papers may follow: within how many working days? (1 to %2)</source>
        <translation>Papers that may follow: %1. Within how many working days? (1 to %2)</translation>
    </message>
    <message>
        <source>How many working days more?</source>
        <translation>How many working days more?</translation>
    </message>
    <message>
        <source>Which special procedure?</source>
        <translation>Which special procedure?</translation>
    </message>
    <message>
        <source>Which procedure has ended?</source>
        <translation>Which procedure has ended?</translation>
    </message>
    <message>
        <source>What did it come to?</source>
        <translation>What did it come to?</translation>
    </message>
    <message>
        <source>Why is it asked for?</source>
        <translation>Why is it asked for?</translation>
    </message>
    <message>
        <source>In words, for the supervisor</source>
        <translation>In words, for the supervisor</translation>
    </message>
    <message>
        <source>Why is the order issued?</source>
        <translation>Why is the order issued?</translation>
    </message>
    <message>
        <source>What is to be done, in words</source>
        <translation>What is to be done, in words</translation>
    </message>
    <message>
        <source>Which order?</source>
        <translation>Which order?</translation>
    </message>
    <message>
        <source>Answer to the order: %1</source>
        <translation>Answer to the order: %1</translation>
    </message>
    <message>
        <source>Closing note (needed where nothing was answered)</source>
        <translation>Closing note (needed where nothing was answered)</translation>
    </message>
    <message>
        <source>Which request?</source>
        <translation>Which request?</translation>
    </message>
    <message>
        <source>Is it approved: %1</source>
        <translation>Is it approved: %1</translation>
    </message>
    <message>
        <source>Approve: a note, if any</source>
        <translation>Approve: a note, if any</translation>
    </message>
    <message>
        <source>Decline: why?</source>
        <translation>Decline: why?</translation>
    </message>
    <message>
        <source>Which kind of matter?</source>
        <translation>Which kind of matter?</translation>
    </message>
    <message>
        <source>Case number (may be empty)</source>
        <translation>Case number (may be empty)</translation>
    </message>
    <message>
        <source>Assign to which department?</source>
        <translation>Assign to which department?</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>What came of it?</translation>
    </message>
    <message>
        <source>Answer to the person</source>
        <translation>Answer to the person</translation>
    </message>
    <message>
        <source>Closing note, if any</source>
        <translation>Closing note, if any</translation>
    </message>
    <message>
        <source>What is still open?</source>
        <translation>What is still open?</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1: what is needed</source>
        <translation>%1: what is needed</translation>
    </message>
    <message>
        <source>Enter goes on to the applicant, Esc closes</source>
        <translation>Enter goes on to the applicant, Esc closes</translation>
    </message>
    <message>
        <source>A whole number of days, 1 to %1</source>
        <translation>A whole number of days, 1 to %1</translation>
    </message>
    <message>
        <source>Nothing more can be done here now.</source>
        <translation>Nothing more can be done here now.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nothing is chosen.</translation>
    </message>
    <message>
        <source>No order is open here.</source>
        <translation>No order is open here.</translation>
    </message>
    <message>
        <source>No request waits here.</source>
        <translation>No request waits here.</translation>
    </message>
    <message>
        <source>No special procedure goes on.</source>
        <translation>No special procedure goes on.</translation>
    </message>
    <message>
        <source>In this role nobody is called. Ctrl+M: menu</source>
        <translation>In this role nobody is called. Ctrl+M: menu</translation>
    </message>
    <message>
        <source>No program of this computer shows the file.</source>
        <translation>No program of this computer shows the file.</translation>
    </message>
    <message>
        <source>Not printed: the full name cannot be seen here. Link the case to the ticket first.</source>
        <translation>Not printed: the full name cannot be seen here. Link the case to the ticket first.</translation>
    </message>
    <message>
        <source>The full name is being fetched for the paper; that it is, is in the log.</source>
        <translation>The full name is being fetched for the paper; that it is, is in the log.</translation>
    </message>
    <message>
        <source>Mark what was brought, then Enter: supplement</source>
        <translation>Mark what was brought, then Enter: supplement</translation>
    </message>
    <message>
        <source>Everything else is sound. Y: accept, the rest follows</source>
        <translation>Everything else is sound. Y: accept, the rest follows</translation>
    </message>
    <message>
        <source>Accepted. %1 papers follow within %2 working days.</source>
        <translation>Accepted. Papers to follow: %1, within %2 working days.</translation>
    </message>
    <message>
        <source>Asked. A supervisor decides.</source>
        <translation>Asked. A supervisor decides.</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Approved.</translation>
    </message>
    <message>
        <source>Declined.</source>
        <translation>Declined.</translation>
    </message>
    <message>
        <source>The order is issued.</source>
        <translation>The order is issued.</translation>
    </message>
    <message>
        <source>The order is answered.</source>
        <translation>The order is answered.</translation>
    </message>
    <message>
        <source>The order is closed.</source>
        <translation>The order is closed.</translation>
    </message>
    <message>
        <source>The next stage has begun.</source>
        <translation>The next stage has begun.</translation>
    </message>
    <message>
        <source>The special procedure has ended; the clock runs again.</source>
        <translation>The special procedure has ended; the clock runs again.</translation>
    </message>
    <message>
        <source>Follow-up %1 is open.</source>
        <translation>Follow-up %1 is open.</translation>
    </message>
    <message>
        <source>Follow-up %1: done.</source>
        <translation>Follow-up %1: done.</translation>
    </message>
    <message>
        <source>The lights are loading</source>
        <translation>The lights are loading</translation>
    </message>
    <message>
        <source>No task has this light</source>
        <translation>No task has this light</translation>
    </message>
    <message>
        <source>No request waits for a decision</source>
        <translation>No request waits for a decision</translation>
    </message>
    <message>
        <source>No follow-up is open</source>
        <translation>No follow-up is open</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Left and Right: department, L: light, Tab: next page</source>
        <translation>Up and Down choose, Enter opens, Left and Right: department, L: light, Tab: next page</translation>
    </message>
    <message>
        <source>Y approves, N declines, Enter opens the case, Tab: next page</source>
        <translation>Y approves, N declines, Enter opens the case, Tab: next page</translation>
    </message>
    <message>
        <source>N new, P responded, A assign, R resolve, C close, B give back, Tab: next page</source>
        <translation>N new, P responded, A assign, R resolve, C close, B give back, Tab: next page</translation>
    </message>
    <message>
        <source>One thing: answers first, then the applicant</source>
        <translation>One thing: answers first, then the applicant</translation>
    </message>
    <message>
        <source>Not done: the items need each other's results.</source>
        <translation>Not done: the items need each other's results.</translation>
    </message>
    <message>
        <source>Not done: the server does not know this package.</source>
        <translation>Not done: the server does not know this package.</translation>
    </message>
    <message>
        <source>Not done: this package is offered no more.</source>
        <translation>Not done: this package is offered no more.</translation>
    </message>
    <message>
        <source>Not done: the questions are not answered as asked.</source>
        <translation>Not done: the questions are not answered as asked.</translation>
    </message>
    <message>
        <source>Not done: one of the materials may not follow.</source>
        <translation>Not done: one of the materials may not follow.</translation>
    </message>
    <message>
        <source>Not done: the days for what follows are more than allowed.</source>
        <translation>Not done: the days for what follows are more than allowed.</translation>
    </message>
    <message>
        <source>Not done: it was extended once already.</source>
        <translation>Not done: it was extended once already.</translation>
    </message>
    <message>
        <source>Not done: the extension is longer than allowed, or the period is over.</source>
        <translation>Not done: the extension is longer than allowed, or the period is over.</translation>
    </message>
    <message>
        <source>Not done: there is no such request.</source>
        <translation>Not done: there is no such request.</translation>
    </message>
    <message>
        <source>Not done: such a request waits already.</source>
        <translation>Not done: such a request waits already.</translation>
    </message>
    <message>
        <source>Not done: the request is decided already.</source>
        <translation>Not done: the request is decided already.</translation>
    </message>
    <message>
        <source>Not done: there is no such procedure.</source>
        <translation>Not done: there is no such procedure.</translation>
    </message>
    <message>
        <source>Not done: a special procedure goes on.</source>
        <translation>Not done: a special procedure goes on.</translation>
    </message>
    <message>
        <source>Not done: the procedure has ended already.</source>
        <translation>Not done: the procedure has ended already.</translation>
    </message>
    <message>
        <source>Not done: there is no such order.</source>
        <translation>Not done: there is no such order.</translation>
    </message>
    <message>
        <source>Not done: the order is closed already.</source>
        <translation>Not done: the order is closed already.</translation>
    </message>
    <message>
        <source>Not done: there is no such follow-up.</source>
        <translation>Not done: there is no such follow-up.</translation>
    </message>
    <message>
        <source>Not done: the follow-up has gone on; look again.</source>
        <translation>Not done: the follow-up has gone on; look again.</translation>
    </message>
    <message>
        <source>Not done: there is no such class.</source>
        <translation>Not done: there is no such class.</translation>
    </message>
    <message>
        <source>Not done: this is the last stage.</source>
        <translation>Not done: this is the last stage.</translation>
    </message>
    <message>
        <source>Accepted by silence, by the law's clock</source>
        <translation>Accepted by silence, by the law's clock</translation>
    </message>
    <message>
        <source>Accepted, papers follow</source>
        <translation>Accepted, papers follow</translation>
    </message>
    <message>
        <source>Released: what it waited for is granted</source>
        <translation>Released: what it waited for is granted</translation>
    </message>
    <message>
        <source>Ended: what it waited for was rejected</source>
        <translation>Ended: what it waited for was rejected</translation>
    </message>
    <message>
        <source>A supervisor was asked</source>
        <translation>A supervisor was asked</translation>
    </message>
    <message>
        <source>Request approved</source>
        <translation>Request approved</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>Request declined</translation>
    </message>
    <message>
        <source>Limit extended</source>
        <translation>Limit extended</translation>
    </message>
    <message>
        <source>Special procedure begun: the clock rests</source>
        <translation>Special procedure begun: the clock rests</translation>
    </message>
    <message>
        <source>Special procedure ended</source>
        <translation>Special procedure ended</translation>
    </message>
    <message>
        <source>Order of supervision</source>
        <translation>Order of supervision</translation>
    </message>
    <message>
        <source>Order answered</source>
        <translation>Order answered</translation>
    </message>
    <message>
        <source>Order closed</source>
        <translation>Order closed</translation>
    </message>
    <message>
        <source>The light turned</source>
        <translation>The light turned</translation>
    </message>
    <message>
        <source>Taken over from another hall</source>
        <translation>Taken over from another hall</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>Lights</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>The window</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Held up by</source>
        <translation>Held up by</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Reason given</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>Due then</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>Resolve by</source>
        <translation>Resolve by</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1 days left</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>1 day left</translation>
    </message>
    <message>
        <source>%1 days late</source>
        <translation>%1 days late</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 day late</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>Today is no working day</source>
        <translation>Today is no working day</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>%1 tasks in all</source>
        <translation>%1 tasks in all</translation>
    </message>
    <message>
        <source>What happened: %1</source>
        <translation>What happened: %1</translation>
    </message>
    <message>
        <source>Check: %1</source>
        <translation>Check: %1</translation>
    </message>
    <message>
        <source>returned %1 times</source>
        <translation>returned %1 times</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note: %1</translation>
    </message>
    <message>
        <source>asked on %1</source>
        <translation>asked on %1</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>statutory %1</source>
        <translation>statutory %1</translation>
    </message>
    <message>
        <source>Bring corrections by %1</source>
        <translation>Bring corrections by %1</translation>
    </message>
    <message>
        <source>Hand over by %1</source>
        <translation>Hand over by %1</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>Stage: %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>One thing: %1</source>
        <translation>One thing: %1</translation>
    </message>
    <message>
        <source>handled jointly</source>
        <translation>handled jointly</translation>
    </message>
    <message>
        <source>Accepted by the law's clock: nothing was told within five working days</source>
        <translation>Accepted by the law's clock: nothing was told within five working days</translation>
    </message>
    <message>
        <source>%1 papers follow until %2</source>
        <translation>Papers to follow until %2: %1</translation>
    </message>
    <message>
        <source>What was to follow has come</source>
        <translation>What was to follow has come</translation>
    </message>
    <message>
        <source>Clock stopped since %1, planned until %2</source>
        <translation>Clock stopped since %1, planned until %2</translation>
    </message>
    <message>
        <source>stopped %1 to %2</source>
        <translation>stopped %1 to %2</translation>
    </message>
    <message>
        <source>extended by %1 days</source>
        <translation>extended by %1 days</translation>
    </message>
    <message>
        <source>Who held it up</source>
        <translation>Who held it up</translation>
    </message>
    <message>
        <source>%1: %2 days</source>
        <translation>%1: %2 days</translation>
    </message>
    <message>
        <source>nobody had taken it</source>
        <translation>nobody had taken it</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Orders of supervision</source>
        <translation>Orders of supervision</translation>
    </message>
    <message>
        <source>Special procedures</source>
        <translation>Special procedures</translation>
    </message>
    <message>
        <source>What the clock found</source>
        <translation>What the clock found</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>Visits: %1</translation>
    </message>
    <message>
        <source>Nothing has been asked, ordered or stopped</source>
        <translation>Nothing has been asked, ordered or stopped</translation>
    </message>
    <message>
        <source>answer by %1</source>
        <translation>answer by %1</translation>
    </message>
    <message>
        <source>Nothing goes on in %1 more departments</source>
        <translation>Nothing goes on in %1 more departments</translation>
    </message>
    <message>
        <source>service %1 of the case</source>
        <translation>service %1 of the case</translation>
    </message>
    <message>
        <source>whole case</source>
        <translation>whole case</translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation>longer than planned</translation>
    </message>
    <message>
        <source>Promise to Supply Missing Materials</source>
        <translation>Promise to Supply Missing Materials</translation>
    </message>
    <message>
        <source>Notice of Extension of the Time Limit</source>
        <translation>Notice of Extension of the Time Limit</translation>
    </message>
    <message>
        <source>Notice of Special Procedure</source>
        <translation>Notice of Special Procedure</translation>
    </message>
    <message>
        <source>One thing</source>
        <translation>One thing</translation>
    </message>
    <message>
        <source>Bring everything to this hall's window by %1, or upload it with the application by then.</source>
        <translation>Bring everything to this hall's window by %1, or upload it with the application by then.</translation>
    </message>
    <message>
        <source>The date moves only by a written notice: of an extension, or of a special procedure whose time is not counted.</source>
        <translation>The date moves only by a written notice: of an extension, or of a special procedure whose time is not counted.</translation>
    </message>
    <message>
        <source>The application is accepted although the following is missing. The applicant promises to bring it in time.</source>
        <translation>The application is accepted although the following is missing. The applicant promises to bring it in time.</translation>
    </message>
    <message>
        <source>To be brought by</source>
        <translation>To be brought by</translation>
    </message>
    <message>
        <source>%1 working days, by %2</source>
        <translation>%1 working days, by %2</translation>
    </message>
    <message>
        <source>The result is not handed over before everything is here. What is not brought in time may end the application.</source>
        <translation>The result is not handed over before everything is here. What is not brought in time may end the application.</translation>
    </message>
    <message>
        <source>I know what is missing and by when it is due, and promise to bring it.</source>
        <translation>I know what is missing and by when it is due, and promise to bring it.</translation>
    </message>
    <message>
        <source>The decision cannot be made within the time limit. With the approval of the head in charge it is extended (Administrative Licensing Law art. 42).</source>
        <translation>The decision cannot be made within the time limit. With the approval of the head in charge it is extended (Administrative Licensing Law art. 42).</translation>
    </message>
    <message>
        <source>Extended by</source>
        <translation>Extended by</translation>
    </message>
    <message>
        <source>New date due</source>
        <translation>New date due</translation>
    </message>
    <message>
        <source>By law a special procedure is needed. The time that it takes is not counted (Administrative Licensing Law art. 45).</source>
        <translation>By law a special procedure is needed. The time that it takes is not counted (Administrative Licensing Law art. 45).</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>The clock stops from</source>
        <translation>The clock stops from</translation>
    </message>
    <message>
        <source>Planned until</source>
        <translation>Planned until</translation>
    </message>
    <message>
        <source>%1 (%2 working days)</source>
        <translation>%1 (%2 working days)</translation>
    </message>
    <message>
        <source>If it ends earlier or later, the date due moves with it.</source>
        <translation>If it ends earlier or later, the date due moves with it.</translation>
    </message>
    <message>
        <source>The whole application</source>
        <translation>The whole application</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>See the written decision of the department</source>
        <translation>See the written decision of the department</translation>
    </message>
    <message>
        <source>Left and Right choose another department, L another light</source>
        <translation>Left and Right choose another department, L another light</translation>
    </message>
    <message>
        <source>Second notifications, extensions, special procedures and papers that follow later are asked for here</source>
        <translation>Second notifications, extensions, special procedures and papers that follow later are asked for here</translation>
    </message>
    <message>
        <source>N writes down what somebody could not get done; bad ratings come by themselves</source>
        <translation>N writes down what somebody could not get done; bad ratings come by themselves</translation>
    </message>
    <message>
        <source>No follow-up waits for your department</source>
        <translation>No follow-up waits for your department</translation>
    </message>
    <message>
        <source>What a supervisor assigns to your department stands here until it is answered. N writes down a new one.</source>
        <translation>What a supervisor assigns to your department stands here until it is answered. N writes down a new one.</translation>
    </message>
    <message>
        <source>F5 reads it again</source>
        <translation>F5 reads it again</translation>
    </message>
    <message>
        <source>Up and Down choose, R answers, N new, Enter opens the case, F5 reads again</source>
        <translation>Up and Down choose, R answers, N new, Enter opens the case, F5 reads again</translation>
    </message>
    <message>
        <source>Follow-ups of my department</source>
        <translation>Follow-ups of my department</translation>
    </message>
    <message>
        <source>What could not be done?</source>
        <translation>What could not be done?</translation>
    </message>
    <message>
        <source>Only the words are needed. Ctrl+Enter writes it down, Esc closes</source>
        <translation>Only the words are needed. Ctrl+Enter writes it down, Esc closes</translation>
    </message>
    <message>
        <source>Say what happened.</source>
        <translation>Say what happened.</translation>
    </message>
    <message>
        <source>Number and name go together, or stay empty both.</source>
        <translation>Number and name go together, or stay empty both.</translation>
    </message>
    <message>
        <source>To be told</source>
        <translation>To be told</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>No ticket</source>
        <translation>No ticket</translation>
    </message>
    <message>
        <source>Ticket %1, who is here now</source>
        <translation>Ticket %1, who is here now</translation>
    </message>
    <message>
        <source>Nobody wants to be told</source>
        <translation>Nobody wants to be told</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>Responded</translation>
    </message>
    <message>
        <source>Mistake or malice</source>
        <translation>Mistake or malice</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>to respond</source>
        <translation>to respond</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>on a computer</source>
        <translation>on a computer</translation>
    </message>
    <message>
        <source>on a phone</source>
        <translation>on a phone</translation>
    </message>
    <message>
        <source>by the code on the paper</source>
        <translation>by the code on the paper</translation>
    </message>
    <message>
        <source>on the counter's tablet</source>
        <translation>on the counter's tablet</translation>
    </message>
    <message>
        <source>on a machine in the hall</source>
        <translation>on a machine in the hall</translation>
    </message>
    <message>
        <source>A mistake: another level or another service was meant</source>
        <translation>A mistake: another level or another service was meant</translation>
    </message>
    <message>
        <source>Malice</source>
        <translation>Malice</translation>
    </message>
    <message>
        <source>What came of speaking to them, if anything</source>
        <translation>What came of speaking to them, if anything</translation>
    </message>
    <message>
        <source>Count this rating apart: why?</source>
        <translation>Count this rating apart: why?</translation>
    </message>
    <message>
        <source>Not done: the rating behind it is not kept any more.</source>
        <translation>Not done: the rating behind it is not kept any more.</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>By when</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Rated again</source>
        <translation>Rated again</translation>
    </message>
    <message>
        <source>Marked as a mistake or malice, counted apart</source>
        <translation>Marked as a mistake or malice, counted apart</translation>
    </message>
    <message>
        <source>Respond by</source>
        <translation>Respond by</translation>
    </message>
    <message>
        <source>Responded on</source>
        <translation>Responded on</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>Rate this service</source>
        <translation>Rate this service</translation>
    </message>
    <message>
        <source>Were you satisfied?</source>
        <translation>Were you satisfied?</translation>
    </message>
    <message>
        <source>Voluntary. The clerk never learns who rated, or how.</source>
        <translation>Voluntary. The clerk never learns who rated, or how.</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>Usual print</source>
        <translation>Usual print</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>What was not right?</source>
        <translation>What was not right?</translation>
    </message>
    <message>
        <source>Touch what applies, or nothing.</source>
        <translation>Touch what applies, or nothing.</translation>
    </message>
    <message>
        <source>More %1/%2</source>
        <translation>More %1/%2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>We go on trying to do well.</source>
        <translation>We go on trying to do well.</translation>
    </message>
    <message>
        <source>A supervisor looks into it. The clerk does not see it.</source>
        <translation>A supervisor looks into it. The clerk does not see it.</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Choose again</translation>
    </message>
    <message>
        <source>There is no connection just now. What you chose is kept, and sent as soon as there is one.</source>
        <translation>There is no connection just now. What you chose is kept, and sent as soon as there is one.</translation>
    </message>
    <message>
        <source>This was rated already</source>
        <translation>This was rated already</translation>
    </message>
    <message>
        <source>Each service is rated once. Thank you.</source>
        <translation>Each service is rated once. Thank you.</translation>
    </message>
    <message>
        <source>The hall collects no ratings now</source>
        <translation>The hall collects no ratings now</translation>
    </message>
    <message>
        <source>It listens to complaints at any time.</source>
        <translation>It listens to complaints at any time.</translation>
    </message>
    <message>
        <source>It could not be kept</source>
        <translation>It could not be kept</translation>
    </message>
    <message>
        <source>Please rate with the code on your ticket.</source>
        <translation>Please rate with the code on your ticket.</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>When your service is finished you can rate it here</source>
        <translation>When your service is finished you can rate it here</translation>
    </message>
    <message>
        <source>No connection: ratings are not possible just now</source>
        <translation>No connection: ratings are not possible just now</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
</TS>
