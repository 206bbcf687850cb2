<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>Phrases</name>
        <message>
            <source>Large print</source>
            <translation>Large print</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>dddd, d MMMM yyyy</source>
            <extracomment>Qt date format: as one writes a date with its day of the week</extracomment>
            <translation>dddd, d MMMM yyyy</translation>
        </message>
        <message>
            <source>How can we help you?</source>
            <translation>How can we help you?</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Business</source>
            <translation>Business</translation>
        </message>
        <message>
            <source>For yourself or your family</source>
            <translation>For yourself or your family</translation>
        </message>
        <message>
            <source>For a company or organisation</source>
            <translation>For a company or organisation</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>By name, pinyin or initials</source>
            <translation>By name, pinyin or initials</translation>
        </message>
        <message>
            <source>Most asked for</source>
            <translation>Most asked for</translation>
        </message>
        <message>
            <source>Choose a department</source>
            <translation>Choose a department</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message>
            <source>Search here</source>
            <translation>Search here</translation>
        </message>
        <message>
            <source>Search all departments</source>
            <translation>Search all departments</translation>
        </message>
        <message>
            <source>Type here, e.g. sfz</source>
            <translation>Type here, e.g. sfz</translation>
        </message>
        <message>
            <source>In: %1</source>
            <translation>In: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
        <message>
            <source>Type a word, pinyin or initials</source>
            <translation>Type a word, pinyin or initials</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>Try other letters, or ask at the information desk.</source>
            <translation>Try other letters, or ask at the information desk.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Guide not published yet</source>
            <translation>Guide not published yet</translation>
        </message>
        <message>
            <source>Please ask at the information desk which papers you need.</source>
            <translation>Please ask at the information desk which papers you need.</translation>
        </message>
        <message>
            <source>Who can apply</source>
            <translation>Who can apply</translation>
        </message>
        <message>
            <source>What to bring</source>
            <translation>What to bring</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>Fee</translation>
        </message>
        <message>
            <source>Time needed</source>
            <translation>Time needed</translation>
        </message>
        <message>
            <source>Can also be done online</source>
            <translation>Can also be done online</translation>
        </message>
        <message>
            <source>original</source>
            <translation>original</translation>
        </message>
        <message numerus="yes">
            <source>%n copy(s)</source>
            <translation>
                <numerusform>%n copy</numerusform>
                <numerusform>%n copies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>original and %n copy(s)</source>
            <translation>
                <numerusform>original and %n copy</numerusform>
                <numerusform>original and %n copies</numerusform>
            </translation>
        </message>
        <message>
            <source>electronic</source>
            <translation>electronic</translation>
        </message>
        <message>
            <source>if it applies</source>
            <translation>if it applies</translation>
        </message>
        <message numerus="yes">
            <source>Promised: %n working day(s)</source>
            <translation>
                <numerusform>Promised: %n working day</numerusform>
                <numerusform>Promised: %n working days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>By law: %n working day(s)</source>
            <translation>
                <numerusform>By law: %n working day</numerusform>
                <numerusform>By law: %n working days</numerusform>
            </translation>
        </message>
        <message>
            <source>No counter open now</source>
            <translation>No counter open now</translation>
        </message>
        <message numerus="yes">
            <source>%n counter(s) open</source>
            <translation>
                <numerusform>%n counter open</numerusform>
                <numerusform>%n counters open</numerusform>
            </translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priority</translation>
        </message>
        <message>
            <source>Please choose truthfully; the clerk will check.</source>
            <translation>Please choose truthfully; the clerk will check.</translation>
        </message>
        <message>
            <source>Getting your number…</source>
            <translation>Getting your number…</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Take a number</translation>
        </message>
        <message>
            <source>This queue gives out no numbers at the moment.</source>
            <translation>This queue gives out no numbers at the moment.</translation>
        </message>
        <message>
            <source>This queue has given out all its numbers for today.</source>
            <translation>This queue has given out all its numbers for today.</translation>
        </message>
        <message>
            <source>It opens at %1.</source>
            <translation>It opens at %1.</translation>
        </message>
        <message>
            <source>No queue takes this item. Please ask at the information desk.</source>
            <translation>No queue takes this item. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>Connecting again…</source>
            <translation>Connecting again…</translation>
        </message>
        <message>
            <source>The hall is closed. No number was issued.</source>
            <translation>The hall is closed. No number was issued.</translation>
        </message>
        <message>
            <source>The hall is closing and gives out no more numbers today.</source>
            <translation>The hall is closing and gives out no more numbers today.</translation>
        </message>
        <message>
            <source>This item is no longer offered here. Please ask at the information desk.</source>
            <translation>This item is no longer offered here. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>This priority is not offered any more. Please choose again.</source>
            <translation>This priority is not offered any more. Please choose again.</translation>
        </message>
        <message>
            <source>The system is busy. No number was issued; please try again.</source>
            <translation>The system is busy. No number was issued; please try again.</translation>
        </message>
        <message>
            <source>This kiosk may not issue numbers. Please ask at the information desk.</source>
            <translation>This kiosk may not issue numbers. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>No number could be issued. Please ask at the information desk.</source>
            <translation>No number could be issued. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>Your number</translation>
        </message>
        <message>
            <source>Nobody is ahead of you</source>
            <translation>Nobody is ahead of you</translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) ahead of you</source>
            <translation>
                <numerusform>%n person ahead of you</numerusform>
                <numerusform>%n people ahead of you</numerusform>
            </translation>
        </message>
        <message>
            <source>Printing your ticket…</source>
            <translation>Printing your ticket…</translation>
        </message>
        <message>
            <source>Please take your ticket</source>
            <translation>Please take your ticket</translation>
        </message>
        <message>
            <source>Please remember your number</source>
            <translation>Please remember your number</translation>
        </message>
        <message>
            <source>Not printed: no paper</source>
            <translation>Not printed: no paper</translation>
        </message>
        <message>
            <source>Not printed</source>
            <translation>Not printed</translation>
        </message>
        <message>
            <source>Your number is valid without paper.</source>
            <translation>Your number is valid without paper.</translation>
        </message>
        <message>
            <source>Your number is valid. Please remember it, and tell the information desk.</source>
            <translation>Your number is valid. Please remember it, and tell the information desk.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is valid; please remember it.</source>
            <translation>The printer is open. Your number is valid; please remember it.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is valid; please remember it.</source>
            <translation>The printer does not answer. Your number is valid; please remember it.</translation>
        </message>
        <message>
            <source>The printer cannot be reached. Your number is valid; please remember it.</source>
            <translation>The printer cannot be reached. Your number is valid; please remember it.</translation>
        </message>
        <message>
            <source>Scan to follow your place on your phone</source>
            <translation>Scan to follow your place on your phone</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message numerus="yes">
            <source>Back to the start in %n s</source>
            <translation>
                <numerusform>Back to the start in %n s</numerusform>
                <numerusform>Back to the start in %n s</numerusform>
            </translation>
        </message>
        <message>
            <source>One moment, please</source>
            <translation>One moment, please</translation>
        </message>
        <message>
            <source>Please ask at the desk</source>
            <translation>Please ask at the desk</translation>
        </message>
        <message>
            <source>The hall is closed</source>
            <translation>The hall is closed</translation>
        </message>
        <message>
            <source>No more numbers today</source>
            <translation>No more numbers today</translation>
        </message>
        <message>
            <source>This kiosk is not in service</source>
            <translation>This kiosk is not in service</translation>
        </message>
        <message>
            <source>The kiosk is starting.</source>
            <translation>The kiosk is starting.</translation>
        </message>
        <message>
            <source>This kiosk is cut off from the hall's server. Numbers are given out at the information desk. It goes on by itself as soon as it is connected.</source>
            <translation>This kiosk is cut off from the hall's server. Numbers are given out at the information desk. It goes on by itself as soon as it is connected.</translation>
        </message>
        <message>
            <source>Numbers are given out again when the hall opens.</source>
            <translation>Numbers are given out again when the hall opens.</translation>
        </message>
        <message>
            <source>Those who have a number will still be called.</source>
            <translation>Those who have a number will still be called.</translation>
        </message>
        <message>
            <source>Please ask at the information desk for a number.</source>
            <translation>Please ask at the information desk for a number.</translation>
        </message>
        <message>
            <source>For the staff: %1</source>
            <translation>For the staff: %1</translation>
        </message>
        <message>
            <source>Are you still there?</source>
            <translation>Are you still there?</translation>
        </message>
        <message numerus="yes">
            <source>This page will be cleared in %n second(s).</source>
            <translation>
                <numerusform>This page will be cleared in %n second.</numerusform>
                <numerusform>This page will be cleared in %n seconds.</numerusform>
            </translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>Please watch the boards. If you miss your call, ask at the information desk.</source>
            <translation>Please watch the boards. If you miss your call, ask at the information desk.</translation>
        </message>
        <message>
            <source>Scan to follow your place</source>
            <translation>Scan to follow your place</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>Reprint</translation>
        </message>
        <message>
            <source> – </source>
            <extracomment>between two things in one line: "Personal – 12 items"</extracomment>
            <translation> – </translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Erase the last letter</source>
            <translation>Erase the last letter</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>Scroll up</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>Scroll down</translation>
        </message>
        <message>
            <source>%1, numbers %2</source>
            <extracomment>name and letter of a queue: "Social Security, numbers B"</extracomment>
            <translation>%1, numbers %2</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Nobody is waiting</translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) waiting</source>
            <translation>
                <numerusform>%n person waiting</numerusform>
                <numerusform>%n people waiting</numerusform>
            </translation>
        </message>
        <message>
            <source> (%1)</source>
            <extracomment>brackets after a material, and what stands between the notes in them</extracomment>
            <translation> (%1)</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>While this kiosk is cut off, numbers for this item are given out at the information desk.</source>
            <translation>While this kiosk is cut off, numbers for this item are given out at the information desk.</translation>
        </message>
        <message>
            <source>Was this ticket printed?</source>
            <translation>Was this ticket printed?</translation>
        </message>
        <message>
            <source>The power failed while it was being printed. The number is valid. If you have no paper, please ask at the information desk.</source>
            <translation>The power failed while it was being printed. The number is valid. If you have no paper, please ask at the information desk.</translation>
        </message>
        <message>
            <source>Issued while cut off: called by time, not by number</source>
            <translation>Issued while cut off: called by time, not by number</translation>
        </message>
        <message>
            <source>Connection lost – numbers are still given out here</source>
            <translation>Connection lost – numbers are still given out here</translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) not taken by the server: %1 (%2)</source>
            <translation>
                <numerusform>%n number not taken by the server: %1 (%2)</numerusform>
                <numerusform>%n numbers not taken by the server: %1 (%2)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged record(s)</source>
            <translation>
                <numerusform>%n damaged record</numerusform>
                <numerusform>%n damaged records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) to be merged</source>
            <translation>
                <numerusform>%n number to be merged</numerusform>
                <numerusform>%n numbers to be merged</numerusform>
            </translation>
        </message>
        <message>
            <source>; </source>
            <translation>; </translation>
        </message>
        <message>
            <source>Issued while cut off</source>
            <translation>Issued while cut off 断网取号</translation>
        </message>
        <message>
            <source>Called by time, not by number</source>
            <translation>Called by time, not by number
按取号时间叫号，不按号码</translation>
        </message>
    </context>
</TS>
