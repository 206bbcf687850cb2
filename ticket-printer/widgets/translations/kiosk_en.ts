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
            <source>You will probably be called at once</source>
            <translation>You will probably be called at once</translation>
        </message>
        <message numerus="yes">
            <source>Expected wait: up to %n minute(s)</source>
            <translation>
                <numerusform>Expected wait: up to %n minute</numerusform>
                <numerusform>Expected wait: up to %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expected wait: about %n minute(s)</source>
            <translation>
                <numerusform>Expected wait: about %n minute</numerusform>
                <numerusform>Expected wait: about %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Expected wait: %1 to %2 minutes</source>
            <translation>Expected wait: %1 to %2 minutes</translation>
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
        <message>
            <source>I applied online</source>
            <translation>I applied online</translation>
        </message>
        <message>
            <source>Scan or type its number</source>
            <translation>Scan or type its number</translation>
        </message>
        <message>
            <source>Application number</source>
            <translation>Application number</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Identity number</translation>
        </message>
        <message>
            <source>Hold the code of your application in front of the reader, or type the application number.</source>
            <translation>Hold the code of your application in front of the reader, or type the application number.</translation>
        </message>
        <message>
            <source>Type the application number. It stands in the message about your application.</source>
            <translation>Type the application number. It stands in the message about your application.</translation>
        </message>
        <message>
            <source>Lay your identity card on the reader, or type the applicant's number.</source>
            <translation>Lay your identity card on the reader, or type the applicant's number.</translation>
        </message>
        <message>
            <source>Type the 18 places of the applicant's identity number.</source>
            <translation>Type the 18 places of the applicant's identity number.</translation>
        </message>
        <message>
            <source>Type here</source>
            <translation>Type here</translation>
        </message>
        <message>
            <source>Small letters</source>
            <translation>Small letters</translation>
        </message>
        <message>
            <source>Capital letters</source>
            <translation>Capital letters</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>Look up</translation>
        </message>
        <message>
            <source>Looking it up…</source>
            <translation>Looking it up…</translation>
        </message>
        <message>
            <source>This code is not that of an application or a booking. Please try again, or type the number.</source>
            <translation>This code is not that of an application or a booking. Please try again, or type the number.</translation>
        </message>
        <message>
            <source>The card could not be read. Please lay it on the reader again, or type its number.</source>
            <translation>The card could not be read. Please lay it on the reader again, or type its number.</translation>
        </message>
        <message>
            <source>This number cannot be right: its last place does not fit the others. Please compare it with your card.</source>
            <translation>This number cannot be right: its last place does not fit the others. Please compare it with your card.</translation>
        </message>
        <message>
            <source>No application was found. Please compare the number, or ask at the information desk.</source>
            <translation>No application was found. Please compare the number, or ask at the information desk.</translation>
        </message>
        <message>
            <source>The system is busy. Please try again in a moment.</source>
            <translation>The system is busy. Please try again in a moment.</translation>
        </message>
        <message>
            <source>This kiosk may not look up applications. Please ask at the information desk.</source>
            <translation>This kiosk may not look up applications. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>Applications cannot be looked up at the moment. Please take an ordinary number for your item. Nothing is lost: the clerk finds your application at the counter.</source>
            <translation>Applications cannot be looked up at the moment. Please take an ordinary number for your item. Nothing is lost: the clerk finds your application at the counter.</translation>
        </message>
        <message>
            <source>The application could not be looked up. Please ask at the information desk.</source>
            <translation>The application could not be looked up. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>Take an ordinary number</translation>
        </message>
        <message>
            <source>Your applications</source>
            <translation>Your applications</translation>
        </message>
        <message>
            <source>Touch those that you want to hand in now: one number for all of them.</source>
            <translation>Touch those that you want to hand in now: one number for all of them.</translation>
        </message>
        <message>
            <source>One number is good for ten applications at most.</source>
            <translation>One number is good for ten applications at most.</translation>
        </message>
        <message numerus="yes">
            <source>Go on with %n application(s)</source>
            <translation>
                <numerusform>Go on with %n application</numerusform>
                <numerusform>Go on with %n applications</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing missing</source>
            <translation>nothing missing</translation>
        </message>
        <message>
            <source>nothing to do at a counter</source>
            <translation>nothing to do at a counter</translation>
        </message>
        <message numerus="yes">
            <source>%n missing</source>
            <translation>
                <numerusform>%n missing</numerusform>
                <numerusform>%n missing</numerusform>
            </translation>
        </message>
        <message>
            <source>Application %1</source>
            <translation>Application %1</translation>
        </message>
        <message>
            <source>in online review</source>
            <translation>in online review</translation>
        </message>
        <message>
            <source>sent back by the online review</source>
            <translation>sent back by the online review</translation>
        </message>
        <message>
            <source>online review passed</source>
            <translation>online review passed</translation>
        </message>
        <message numerus="yes">
            <source>%n material(s) still missing</source>
            <translation>
                <numerusform>%n material still missing</numerusform>
                <numerusform>%n materials still missing</numerusform>
            </translation>
        </message>
        <message>
            <source>Please add them online, or bring them. Without them the application cannot be accepted.</source>
            <translation>Please add them online, or bring them. Without them the application cannot be accepted.</translation>
        </message>
        <message>
            <source>must be replaced</source>
            <translation>must be replaced</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Nothing is missing</translation>
        </message>
        <message>
            <source>Nothing has to be done at a counter now</source>
            <translation>Nothing has to be done at a counter now</translation>
        </message>
        <message>
            <source>It is with the departments. You will be told when it is decided.</source>
            <translation>It is with the departments. You will be told when it is decided.</translation>
        </message>
        <message>
            <source>It is decided. You will be told how you get the result.</source>
            <translation>It is decided. You will be told how you get the result.</translation>
        </message>
        <message>
            <source>The result has been handed over.</source>
            <translation>The result has been handed over.</translation>
        </message>
        <message>
            <source>This application is closed.</source>
            <translation>This application is closed.</translation>
        </message>
        <message>
            <source>You will be told when something is needed.</source>
            <translation>You will be told when something is needed.</translation>
        </message>
        <message>
            <source>Bring the originals; the window only looks at them</source>
            <translation>Bring the originals; the window only looks at them</translation>
        </message>
        <message>
            <source>Need not be brought: the hall has them or gets them itself</source>
            <translation>Need not be brought: the hall has them or gets them itself</translation>
        </message>
        <message>
            <source>You need no number</source>
            <translation>You need no number</translation>
        </message>
        <message numerus="yes">
            <source>One number for %n item(s)</source>
            <translation>
                <numerusform>One number for %n item</numerusform>
                <numerusform>One number for all %n items</numerusform>
            </translation>
        </message>
        <message>
            <source>You may take a number all the same; the clerk tells you in writing what is missing.</source>
            <translation>You may take a number all the same; the clerk tells you in writing what is missing.</translation>
        </message>
        <message>
            <source>Print this list</source>
            <translation>Print this list</translation>
        </message>
        <message>
            <source>Printing the list…</source>
            <translation>Printing the list…</translation>
        </message>
        <message>
            <source>Please take the list</source>
            <translation>Please take the list</translation>
        </message>
        <message>
            <source>Not printed – try again</source>
            <translation>Not printed – try again</translation>
        </message>
        <message>
            <source>These applications cannot be put on a number now. Please ask at the information desk.</source>
            <translation>These applications cannot be put on a number now. Please ask at the information desk.</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between services</comment>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>All in one stop, about %n min of service</source>
            <translation>
                <numerusform>All in one stop, about %n minute of service</numerusform>
                <numerusform>All in one stop, about %n minutes of service</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 stops, about %n min of service in all</source>
            <translation>
                <numerusform>%1 stops, about %n minute of service in all</numerusform>
                <numerusform>%1 stops, about %n minutes of service in all</numerusform>
            </translation>
        </message>
        <message>
            <source>Counter %1</source>
            <translation>Counter %1</translation>
        </message>
        <message>
            <source>%1. %2: %3</source>
            <translation>%1. %2: %3</translation>
        </message>
        <message numerus="yes">
            <source>Application %1 – %n item(s)</source>
            <translation>
                <numerusform>Application %1 – %n item</numerusform>
                <numerusform>Application %1 – %n items</numerusform>
            </translation>
        </message>
        <message>
            <source>issued by an authority</source>
            <translation>issued by an authority</translation>
        </message>
        <message>
            <source>may be brought later</source>
            <translation>may be brought later</translation>
        </message>
        <message>
            <source>Done while you wait</source>
            <translation>Done while you wait</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>What you get</source>
            <translation>What you get</translation>
        </message>
        <message>
            <source>Please note</source>
            <translation>Please note</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Legal basis</translation>
        </message>
        <message>
            <source>Questions and complaints</source>
            <translation>Questions and complaints</translation>
        </message>
        <message>
            <source>Questions: %1</source>
            <translation>Questions: %1</translation>
        </message>
        <message>
            <source>Complaints: %1</source>
            <translation>Complaints: %1</translation>
        </message>
        <message>
            <source>Please bring</source>
            <translation>Please bring</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Still missing</source>
            <translation>Still missing</translation>
        </message>
        <message>
            <source>As of the time below. The clerk decides at the counter.</source>
            <translation>As of the time below. The clerk decides at the counter.</translation>
        </message>
        <message>
            <source>The result is ready</source>
            <translation>The result is ready</translation>
        </message>
        <message>
            <source>Take a number to collect it. Please bring the applicant's identity card.</source>
            <translation>Take a number to collect it. Please bring the applicant's identity card.</translation>
        </message>
        <message>
            <source>Checking in your booking…</source>
            <translation>Checking in your booking…</translation>
        </message>
        <message>
            <source>This booking is not known here</source>
            <translation>This booking is not known here</translation>
        </message>
        <message>
            <source>You are early</source>
            <translation>You are early</translation>
        </message>
        <message>
            <source>The time to check in is over</source>
            <translation>The time to check in is over</translation>
        </message>
        <message>
            <source>You are checked in already</source>
            <translation>You are checked in already</translation>
        </message>
        <message>
            <source>This booking is cancelled</source>
            <translation>This booking is cancelled</translation>
        </message>
        <message>
            <source>The hall gives out no numbers now</source>
            <translation>The hall gives out no numbers now</translation>
        </message>
        <message>
            <source>The system is busy</source>
            <translation>The system is busy</translation>
        </message>
        <message>
            <source>Bookings cannot be checked in at the moment</source>
            <translation>Bookings cannot be checked in at the moment</translation>
        </message>
        <message>
            <source>The booking could not be checked in</source>
            <translation>The booking could not be checked in</translation>
        </message>
        <message>
            <source>It may be another hall's, or long past. Please look at your confirmation, or ask at the information desk.</source>
            <translation>It may be another hall's, or long past. Please look at your confirmation, or ask at the information desk.</translation>
        </message>
        <message>
            <source>Your confirmation says from when you can check in. Please hold the code here again then.</source>
            <translation>Your confirmation says from when you can check in. Please hold the code here again then.</translation>
        </message>
        <message>
            <source>You can take an ordinary number for your item.</source>
            <translation>You can take an ordinary number for your item.</translation>
        </message>
        <message>
            <source>Your number stands on your booking's page. The information desk can tell it, too.</source>
            <translation>Your number stands on your booking's page. The information desk can tell it, too.</translation>
        </message>
        <message>
            <source>Please ask at the information desk.</source>
            <translation>Please ask at the information desk.</translation>
        </message>
        <message>
            <source>Please hold the code in front of the reader again in a moment.</source>
            <translation>Please hold the code in front of the reader again in a moment.</translation>
        </message>
        <message>
            <source>Please go to the information desk with your confirmation, or take an ordinary number. Nothing is lost.</source>
            <translation>Please go to the information desk with your confirmation, or take an ordinary number. Nothing is lost.</translation>
        </message>
        <message>
            <source>Please ask at the information desk, or take an ordinary number.</source>
            <translation>Please ask at the information desk, or take an ordinary number.</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Once the program has ended, this kiosk gives no numbers until it is started again.</source>
            <translation>Once the program has ended, this kiosk gives no numbers until it is started again.</translation>
        </message>
        <message numerus="yes">
            <source>Wrong code. Try again in %n second(s).</source>
            <translation>
                <numerusform>Wrong code. Try again in %n second.</numerusform>
                <numerusform>Wrong code. Try again in %n seconds.</numerusform>
            </translation>
        </message>
        <message>
            <source>Wrong code. Try again.</source>
            <translation>Wrong code. Try again.</translation>
        </message>
        <message>
            <source>Enter the staff code</source>
            <translation>Enter the staff code</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>End the program</source>
            <translation>End the program</translation>
        </message>
        <message>
            <source>Back to service</source>
            <translation>Back to service</translation>
        </message>
        <message>
            <source>Then this page will be cleared.</source>
            <translation>Then this page will be cleared.</translation>
        </message>
    </context>
</TS>
