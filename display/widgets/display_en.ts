<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>beside the label in a row, whole</comment>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>beside the label in a row, brief</comment>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation>Earlier calls</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Closed counters</source>
        <translation>Closed counters</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nobody waits</translation>
    </message>
        <message>
            <source>no wait</source>
            <translation>no wait</translation>
        </message>
        <message>
            <source>up to %1 min</source>
            <translation>up to %1 min</translation>
        </message>
        <message>
            <source>about %1 min</source>
            <translation>about %1 min</translation>
        </message>
        <message>
            <source>%1–%2 min</source>
            <translation>%1–%2 min</translation>
        </message>
    <message>
        <source>Again</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Called again %1</source>
        <translation>Called again %1</translation>
    </message>
    <message>
        <source>Called again %1/%2</source>
        <translation>Called again %1/%2</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Missed your number? Please ask at the service desk</source>
        <translation>Missed your number? Please ask at the service desk</translation>
    </message>
    <message>
        <source>The hall is closed</source>
        <translation>The hall is closed</translation>
    </message>
    <message>
        <source>Numbers will be called here when it opens</source>
        <translation>Numbers will be called here when it opens</translation>
    </message>
    <message>
        <source>Please wait for your number</source>
        <translation>Please wait for your number</translation>
    </message>
    <message>
        <source>It will be shown here and announced</source>
        <translation>It will be shown here and announced</translation>
    </message>
    <message>
        <source>It will be shown here</source>
        <translation>It will be shown here</translation>
    </message>
    <message>
        <source>Connecting to the hall</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>Calls will appear here by themselves</source>
        <translation>Calls will appear here by themselves</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>No news since %1, trying again</source>
        <translation>No news since %1, trying again</translation>
    </message>
    <message>
        <source>Calls may be outdated, please ask the staff</source>
        <translation>Calls may be outdated, please ask the staff</translation>
    </message>
    <message>
        <source>No sound, please watch the screen</source>
        <translation>No sound, please watch the screen</translation>
    </message>
    <message>
        <source>Quiet time, please watch the screen</source>
        <translation>Quiet time, please watch the screen</translation>
    </message>
    <message>
        <source>No more tickets today</source>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>Phone ticket code</source>
        <translation>Phone ticket code</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>%3, %2 %1</source>
        <comment>date: %1 month, %2 day of the month, %3 day of the week</comment>
        <translation>%3, %2 %1</translation>
    </message>
    <message>
        <source>Please come to this counter</source>
        <translation>Please come to this counter</translation>
    </message>
    <message>
        <source>Now serving</source>
        <translation>Now serving</translation>
    </message>
    <message>
        <source>Please wait to be called</source>
        <translation>Please wait to be called</translation>
    </message>
    <message>
        <source>Service paused</source>
        <translation>Service paused</translation>
    </message>
    <message>
        <source>Counter closed</source>
        <translation>Counter closed</translation>
    </message>
    <message>
        <source>This counter is not set up</source>
        <translation>This counter is not set up</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>No connection, please ask the staff</source>
        <translation>No connection, please ask the staff</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>above a counter</comment>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>January</source>
        <translation>January</translation>
    </message>
    <message>
        <source>February</source>
        <translation>February</translation>
    </message>
    <message>
        <source>March</source>
        <translation>March</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <translation>May</translation>
    </message>
    <message>
        <source>June</source>
        <translation>June</translation>
    </message>
    <message>
        <source>July</source>
        <translation>July</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <translation>October</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <translation>December</translation>
    </message>
</context>
</TS>
