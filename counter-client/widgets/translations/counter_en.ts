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
        <source>Loading</source>
        <translation>Loading</translation>
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
        <translation>The counter's state comes from the hall server.</translation>
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
        <translation>The counter's state is still loading.</translation>
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
        <source>Not done: the server&apos;s disk is full. Call the administrator.</source>
        <translation>Not done: the server's disk is full. Call the administrator.</translation>
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
        <translation>The server has no such counter. Check this program's device name.</translation>
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
        <source>Queues</source>
        <translation>Queues</translation>
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
        <source>Not served here</source>
        <translation>Not served here</translation>
    </message>
    <message>
        <source>Waiting · Longest</source>
        <translation>Waiting · Longest</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
</context>
</TS>
