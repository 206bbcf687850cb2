#include "ticket-printer/widgets/Phrases.hpp"

#include <QDate>
#include <QLocale>

namespace hall::kiosk {

QString Phrases::languageName(Language language) {
    return language == Language::zh ? QStringLiteral("中文") : QStringLiteral("English");
}
QString Phrases::largePrint(bool on) { return on ? tr("Normal") : tr("Large print"); }
QString Phrases::back() { return tr("Back"); }
QString Phrases::home() { return tr("Start"); }
QString Phrases::previousPage() { return tr("Previous"); }
QString Phrases::nextPage() { return tr("Next"); }

QString Phrases::date(const Header& header) {
    const QDate day = QDate::fromString(QString::fromStdString(header.date), Qt::ISODate);
    //: Qt date format: as one writes a date with its day of the week
    return day.isValid() ? QLocale().toString(day, tr("dddd, d MMMM yyyy")) : QString();
}

QString Phrases::dot() {
    //: between two things in one line: "Personal – 12 items"
    return tr(" – ");
}

QString Phrases::welcome() { return tr("How can we help you?"); }
QString Phrases::subject(Subject subject) { return subject == Subject::person ? tr("Personal") : tr("Business"); }
QString Phrases::subjectDetail(Subject subject) {
    return subject == Subject::person ? tr("For yourself or your family") : tr("For a company or organisation");
}
QString Phrases::search() { return tr("Search"); }
QString Phrases::searchHow() { return tr("By name, pinyin or initials"); }
QString Phrases::popular() { return tr("Most asked for"); }

QString Phrases::chooseDepartment() { return tr("Choose a department"); }
QString Phrases::items(int n) { return tr("%n item(s)", nullptr, n); }
QString Phrases::searchInDepartment() { return tr("Search here"); }
QString Phrases::searchEverywhere() { return tr("Search all departments"); }
QString Phrases::searchHint() { return tr("Type here, e.g. sfz"); }
QString Phrases::searchedIn(const QString& department) { return tr("In: %1").arg(department); }
QString Phrases::found(int n) { return tr("%n found", nullptr, n); }
QString Phrases::typeSomething() { return tr("Type a word, pinyin or initials"); }
QString Phrases::nothingFound() { return tr("Nothing found"); }
QString Phrases::nothingFoundHelp() { return tr("Try other letters, or ask at the information desk."); }
QString Phrases::clear() { return tr("Clear"); }
QString Phrases::erase() { return tr("Erase the last letter"); }

QString Phrases::guideMissing() { return tr("Guide not published yet"); }
QString Phrases::guideMissingHelp() { return tr("Please ask at the information desk which papers you need."); }
QString Phrases::conditions() { return tr("Who can apply"); }
QString Phrases::materials() { return tr("What to bring"); }
QString Phrases::fee() { return tr("Fee"); }
QString Phrases::limits() { return tr("Time needed"); }
QString Phrases::online() { return tr("Can also be done online"); }
QString Phrases::material(const MaterialLine& material) {
    switch (material.form) {
        case MaterialLine::Form::original: return tr("original");
        case MaterialLine::Form::copy: return tr("%n copy(s)", nullptr, material.copies);
        case MaterialLine::Form::originalAndCopy: return tr("original and %n copy(s)", nullptr, material.copies);
        case MaterialLine::Form::electronic: return tr("electronic");
        case MaterialLine::Form::other: break;
    }
    return {};
}
QString Phrases::ifItApplies() { return tr("if it applies"); }
QString Phrases::inBrackets(const QStringList& notes) {
    //: brackets after a material, and what stands between the notes in them
    return tr(" (%1)").arg(notes.join(tr(", ")));
}
QString Phrases::limit(const GuideText& guide) {
    QStringList parts;
    if (guide.atOnce) parts << tr("Done while you wait");
    if (guide.promisedDays > 0) parts << tr("Promised: %n working day(s)", nullptr, guide.promisedDays);
    if (guide.statutoryDays > 0) parts << tr("By law: %n working day(s)", nullptr, guide.statutoryDays);
    return parts.join(QLatin1Char('\n'));
}
QString Phrases::scrollUp() { return tr("Scroll up"); }
QString Phrases::scrollDown() { return tr("Scroll down"); }
QString Phrases::queue(const QString& name, const QString& letters) {
    //: name and letter of a queue: "Social Security, numbers B"
    return tr("%1, numbers %2").arg(name, letters);
}
QString Phrases::waitingNow(int n) { return n == 0 ? tr("Nobody is waiting") : tr("%n person(s) waiting", nullptr, n); }
QString Phrases::expectedWait(const wire::WaitMinutes& wait) {
    if (wait.to <= 0) return tr("You will probably be called at once");
    if (wait.from <= 0) return tr("Expected wait: up to %n minute(s)", nullptr, wait.to);
    if (wait.from >= wait.to) return tr("Expected wait: about %n minute(s)", nullptr, wait.to);
    return tr("Expected wait: %1 to %2 minutes").arg(wait.from).arg(wait.to);
}
QString Phrases::countersOpen(int n) { return n == 0 ? tr("No counter open now") : tr("%n counter(s) open", nullptr, n); }
QString Phrases::classes() { return tr("Priority"); }
QString Phrases::classesHelp() { return tr("Please choose truthfully; the clerk will check."); }
QString Phrases::take(TakeState state) { return state == TakeState::sending ? tr("Getting your number…") : tr("Take a number"); }
QString Phrases::takeHelp(TakeState state) {
    switch (state) {
        case TakeState::queueClosed: return tr("This queue gives out no numbers at the moment.");
        case TakeState::queueFull: return tr("This queue has given out all its numbers for today.");
        case TakeState::queueUnknown: return tr("No queue takes this item. Please ask at the information desk.");
        case TakeState::cutOff: return tr("Connecting again…");
        case TakeState::noLease: return tr("While this kiosk is cut off, numbers for this item are given out at the information desk.");
        case TakeState::ready:
        case TakeState::sending: break;
    }
    return {};
}
QString Phrases::opensAt(std::int32_t minute) {
    const QString time = QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
    return tr("It opens at %1.").arg(time);
}
QString Phrases::refusal(Refusal refusal) {
    switch (refusal) {
        case Refusal::none: return {};
        case Refusal::dayClosed: return tr("The hall is closed. No number was issued.");
        case Refusal::dayClosing: return tr("The hall is closing and gives out no more numbers today.");
        case Refusal::itemGone: return tr("This item is no longer offered here. Please ask at the information desk.");
        case Refusal::queueNotAccepting: return tr("This queue gives out no numbers at the moment.");
        case Refusal::queueFull: return tr("This queue has given out all its numbers for today.");
        case Refusal::classUnknown: return tr("This priority is not offered any more. Please choose again.");
        case Refusal::busy: return tr("The system is busy. No number was issued; please try again.");
        case Refusal::notAllowed: return tr("This kiosk may not issue numbers. Please ask at the information desk.");
        case Refusal::applicationGone:
            return tr("These applications cannot be put on a number now. Please ask at the information desk.");
        case Refusal::cutOff: return trouble(AskTrouble::cutOff);
        case Refusal::other: return tr("No number could be issued. Please ask at the information desk.");
    }
    return {};
}

QString Phrases::needNotBring() { return tr("Need not be brought: the hall has them or gets them itself"); }
QString Phrases::issuedByAuthority() { return tr("issued by an authority"); }
QString Phrases::mayFollow() { return tr("may be brought later"); }
QString Phrases::process() { return tr("Steps"); }
QString Phrases::result() { return tr("What you get"); }
QString Phrases::notes() { return tr("Please note"); }
QString Phrases::basis() { return tr("Legal basis"); }
QString Phrases::phones() { return tr("Questions and complaints"); }
QString Phrases::phones(const GuideText& guide) {
    QStringList lines;
    if (!guide.consultPhone.empty()) lines << tr("Questions: %1").arg(QString::fromStdString(guide.consultPhone));
    if (!guide.supervisePhone.empty()) lines << tr("Complaints: %1").arg(QString::fromStdString(guide.supervisePhone));
    return lines.join(QLatin1Char('\n'));
}

QString Phrases::appliedOnline() { return tr("I applied online"); }
QString Phrases::appliedOnlineHow() { return tr("Scan or type its number"); }
QString Phrases::key(Key key) { return key == Key::application ? tr("Application number") : tr("Identity number"); }
QString Phrases::askHow(Key key, bool codeReader, bool cardReader) {
    if (key == Key::application)
        return codeReader ? tr("Hold the code of your application in front of the reader, or type the application number.")
                          : tr("Type the application number. It stands in the message about your application.");
    return cardReader ? tr("Lay your identity card on the reader, or type the applicant's number.")
                      : tr("Type the 18 places of the applicant's identity number.");
}
QString Phrases::typeHere() { return tr("Type here"); }
QString Phrases::smallLetters(bool on) { return on ? tr("Capital letters") : tr("Small letters"); }
QString Phrases::lookUp() { return tr("Look up"); }
QString Phrases::looking() { return tr("Looking it up…"); }
QString Phrases::trouble(AskTrouble trouble) {
    switch (trouble) {
        case AskTrouble::none: return {};
        case AskTrouble::unreadableCode: return tr("This code is not that of an application or a booking. Please try again, or type the number.");
        case AskTrouble::unreadableCard: return tr("The card could not be read. Please lay it on the reader again, or type its number.");
        case AskTrouble::wrongCheck:
            return tr("This number cannot be right: its last place does not fit the others. Please compare it with your card.");
        case AskTrouble::unknown: return tr("No application was found. Please compare the number, or ask at the information desk.");
        case AskTrouble::busy: return tr("The system is busy. Please try again in a moment.");
        case AskTrouble::notAllowed: return tr("This kiosk may not look up applications. Please ask at the information desk.");
        case AskTrouble::cutOff:
            return tr("Applications cannot be looked up at the moment. Please take an ordinary number for your item. Nothing is lost: the "
                      "clerk finds your application at the counter.");
        case AskTrouble::other: return tr("The application could not be looked up. Please ask at the information desk.");
    }
    return {};
}
QString Phrases::checkingIn() { return tr("Checking in your booking…"); }
QString Phrases::checkInTitle(CheckInTrouble trouble) {
    switch (trouble) {
        case CheckInTrouble::none: return {};
        case CheckInTrouble::unknown: return tr("This booking is not known here");
        case CheckInTrouble::tooEarly: return tr("You are early");
        case CheckInTrouble::tooLate: return tr("The time to check in is over");
        case CheckInTrouble::checkedIn: return tr("You are checked in already");
        case CheckInTrouble::cancelled: return tr("This booking is cancelled");
        case CheckInTrouble::closed: return tr("The hall gives out no numbers now");
        case CheckInTrouble::busy: return tr("The system is busy");
        case CheckInTrouble::cutOff: return tr("Bookings cannot be checked in at the moment");
        case CheckInTrouble::other: return tr("The booking could not be checked in");
    }
    return {};
}
QString Phrases::checkInHelp(CheckInTrouble trouble) {
    switch (trouble) {
        case CheckInTrouble::none: return {};
        case CheckInTrouble::unknown: return tr("It may be another hall's, or long past. Please look at your confirmation, or ask at the information desk.");
        case CheckInTrouble::tooEarly: return tr("Your confirmation says from when you can check in. Please hold the code here again then.");
        case CheckInTrouble::tooLate:
        case CheckInTrouble::cancelled: return tr("You can take an ordinary number for your item.");
        case CheckInTrouble::checkedIn: return tr("Your number stands on your booking's page. The information desk can tell it, too.");
        case CheckInTrouble::closed: return tr("Please ask at the information desk.");
        case CheckInTrouble::busy: return tr("Please hold the code in front of the reader again in a moment.");
        case CheckInTrouble::cutOff: return tr("Please go to the information desk with your confirmation, or take an ordinary number. Nothing is lost.");
        case CheckInTrouble::other: return tr("Please ask at the information desk, or take an ordinary number.");
    }
    return {};
}
QString Phrases::ordinary() { return tr("Take an ordinary number"); }
QString Phrases::chooseApplications() { return tr("Your applications"); }
QString Phrases::chooseApplicationsHelp() { return tr("Touch those that you want to hand in now: one number for all of them."); }
QString Phrases::tooManyApplications() { return tr("One number is good for ten applications at most."); }
QString Phrases::applicationLine(const ApplicationLine& line) {
    QStringList parts{QString::fromStdString(line.shortId)};
    if (!line.name.empty()) parts << QString::fromStdString(line.name);
    if (line.items > 1) parts << items(line.items);
    parts << (line.missing > 0 ? tr("%n missing", nullptr, line.missing) : line.canQueue ? tr("nothing missing") : tr("nothing to do at a counter"));
    return parts.join(dot());
}
QString Phrases::onward(int n) { return tr("Go on with %n application(s)", nullptr, n); }
QString Phrases::applicationOf(const ApplicationSheet& sheet) {
    QStringList parts{tr("Application %1").arg(QString::fromStdString(sheet.shortId))};
    if (!sheet.name.empty()) parts << QString::fromStdString(sheet.name);
    if (const QString said = review(sheet.review); !said.isEmpty()) parts << said;
    return parts.join(dot());
}
QString Phrases::review(PreReview review) {
    switch (review) {
        case PreReview::none: return {};
        case PreReview::submitted: return tr("in online review");
        case PreReview::returned: return tr("sent back by the online review");
        case PreReview::passed: return tr("online review passed");
    }
    return {};
}
QString Phrases::missing(int n) { return tr("%n material(s) still missing", nullptr, n); }
QString Phrases::missingHelp() { return tr("Please add them online, or bring them. Without them the application cannot be accepted."); }
QString Phrases::needed(const Needed& need) {
    QStringList notes;
    if (need.defective) notes << tr("must be replaced");
    if (!need.required) notes << ifItApplies();
    return QString::fromStdString(need.name) + (notes.isEmpty() ? QString() : inBrackets(notes));
}
QString Phrases::nothingMissing() { return tr("Nothing is missing"); }
QString Phrases::resultReady() { return tr("The result is ready"); }
QString Phrases::resultReadyHelp() { return tr("Take a number to collect it. Please bring the applicant's identity card."); }
QString Phrases::nothingToDo() { return tr("Nothing has to be done at a counter now"); }
QString Phrases::stage(Stage stage) {
    switch (stage) {
        case Stage::underway: return tr("It is with the departments. You will be told when it is decided.");
        case Stage::decided: return tr("It is decided. You will be told how you get the result.");
        case Stage::delivered: return tr("The result has been handed over.");
        case Stage::ended: return tr("This application is closed.");
        case Stage::applied:
        case Stage::received:
        case Stage::correcting:
        case Stage::supplemented:
        case Stage::unknown: break;
    }
    return tr("You will be told when something is needed.");
}
QString Phrases::bringOriginals() { return tr("Bring the originals; the window only looks at them"); }
QString Phrases::noNumberNeeded() { return tr("You need no number"); }
QString Phrases::oneNumberFor(int items) { return tr("One number for %n item(s)", nullptr, items); }
QString Phrases::missingAllTheSame() {
    return tr("You may take a number all the same; the clerk tells you in writing what is missing.");
}
QString Phrases::printList(ListPrint list) {
    switch (list) {
        case ListPrint::none: return tr("Print this list");
        case ListPrint::printing: return tr("Printing the list…");
        case ListPrint::printed: return tr("Please take the list");
        case ListPrint::failed: break;
    }
    return tr("Not printed – try again");
}
QString Phrases::carries(const std::vector<std::string>& applications, int items) {
    QStringList ids;
    for (const auto& id : applications) ids << QString::fromStdString(id);
    return tr("Application %1 – %n item(s)", nullptr, items).arg(ids.join(tr(", ")));
}

QString Phrases::planned(int stops, int minutes) {
    if (stops == 1) return tr("All in one stop, about %n min of service", nullptr, minutes);
    return tr("%1 stops, about %n min of service in all", nullptr, minutes).arg(stops);
}
QString Phrases::stopLine(int which, const PlannedStop& stop) {
    QStringList items;
    for (const auto& item : stop.items) items << QString::fromStdString(item);
    const QString where = stop.counter.empty() ? QString::fromStdString(stop.queue) : tr("Counter %1").arg(QString::fromStdString(stop.counter));
    return tr("%1. %2: %3").arg(which).arg(where, items.join(tr(", ", "between services")));
}

QString Phrases::yourNumber() { return tr("Your number"); }
QString Phrases::ahead(int n) { return n == 0 ? tr("Nobody is ahead of you") : tr("%n person(s) ahead of you", nullptr, n); }
QString Phrases::printState(PrintState state, PrinterFault fault) {
    switch (state) {
        case PrintState::printing: return tr("Printing your ticket…");
        case PrintState::printed: return tr("Please take your ticket");
        case PrintState::paperless: return tr("Please remember your number");
        case PrintState::unknown: return tr("Was this ticket printed?");
        case PrintState::failed: break;
    }
    return fault == PrinterFault::outOfPaper ? tr("Not printed: no paper") : tr("Not printed");
}
QString Phrases::printHelp(PrintState state, PrinterFault fault) {
    if (state == PrintState::paperless) return tr("Your number is valid without paper.");
    if (state == PrintState::unknown)
        return tr("The power failed while it was being printed. The number is valid. If you have no paper, please ask at the information desk.");
    if (state != PrintState::failed) return {};
    switch (fault) {
        case PrinterFault::outOfPaper: return tr("Your number is valid. Please remember it, and tell the information desk.");
        case PrinterFault::coverOpen: return tr("The printer is open. Your number is valid; please remember it.");
        case PrinterFault::timedOut: return tr("The printer does not answer. Your number is valid; please remember it.");
        default: return tr("The printer cannot be reached. Your number is valid; please remember it.");
    }
}
QString Phrases::scan() { return tr("Scan to follow your place on your phone"); }
QString Phrases::reprint() { return tr("Print again"); }
QString Phrases::done() { return tr("Done"); }
QString Phrases::backIn(int seconds) { return tr("Back to the start in %n s", nullptr, seconds); }

QString Phrases::byTime() { return tr("Issued while cut off: called by time, not by number"); }
QString Phrases::leasing() { return tr("Connection lost – numbers are still given out here"); }
QString Phrases::staff(const StaffLine& staff) {
    QStringList parts;
    if (staff.needsPerson > 0)
        parts << tr("%n number(s) not taken by the server: %1 (%2)", nullptr, staff.needsPerson)
                     .arg(QString::fromStdString(staff.firstNumber), QString::fromStdString(staff.firstCode));
    if (staff.lostRecords > 0) parts << tr("%n damaged record(s)", nullptr, static_cast<int>(staff.lostRecords));
    if (staff.waitingToMerge > 0) parts << tr("%n number(s) to be merged", nullptr, staff.waitingToMerge);
    return staffCode(parts.join(tr("; ")));
}

QString Phrases::emergency() { return QStringLiteral("紧急通知　Emergency"); }
QString Phrases::noticeTitle(Notice notice) {
    switch (notice) {
        case Notice::starting: return tr("One moment, please");
        case Notice::cutOff: return tr("Please ask at the desk");
        case Notice::dayClosed: return tr("The hall is closed");
        case Notice::dayClosing: return tr("No more numbers today");
        case Notice::notAdmitted: return tr("This kiosk is not in service");
        case Notice::emergency: break;  // the hall's own words
    }
    return {};
}
QString Phrases::noticeHelp(Notice notice) {
    switch (notice) {
        case Notice::starting: return tr("The kiosk is starting.");
        case Notice::cutOff: return tr("This kiosk is cut off from the hall's server. Numbers are given out at the information desk. "
                                       "It goes on by itself as soon as it is connected.");
        case Notice::dayClosed: return tr("Numbers are given out again when the hall opens.");
        case Notice::dayClosing: return tr("Those who have a number will still be called.");
        case Notice::notAdmitted: return tr("Please ask at the information desk for a number.");
        case Notice::emergency: break;
    }
    return {};
}
QString Phrases::staffCode(const QString& code) { return tr("For the staff: %1").arg(code); }
QString Phrases::staffTitle() { return tr("Staff"); }
QString Phrases::staffHelp(const StaffPanel& panel) {
    if (panel.open) return tr("Once the program has ended, this kiosk gives no numbers until it is started again.");
    if (panel.waitSeconds > 0) return tr("Wrong code. Try again in %n second(s).", nullptr, panel.waitSeconds);
    return panel.wrong ? tr("Wrong code. Try again.") : tr("Enter the staff code");
}
QString Phrases::enterCode() { return tr("Enter"); }
QString Phrases::endProgram() { return tr("End the program"); }
QString Phrases::backToService() { return tr("Back to service"); }
QString Phrases::stillThere() { return tr("Are you still there?"); }
QString Phrases::cleared() { return tr("Then this page will be cleared."); }
QString Phrases::stay() { return tr("Go on"); }
QString Phrases::end() { return tr("Finish"); }

QString Phrases::slipRules() { return tr("Please watch the boards. If you miss your call, ask at the information desk."); }
QString Phrases::slipCodeHint() { return tr("Scan to follow your place"); }
QString Phrases::slipCutOff() {
    //: on paper, in both languages: this number was given while the kiosk was cut off from the server
    return tr("Issued while cut off");
}
QString Phrases::slipOrder() {
    //: on paper, in both languages, one below the other
    return tr("Called by time, not by number");
}
QString Phrases::slipBring() { return tr("Please bring"); }
QString Phrases::slipMore(int n) { return tr("and %n more", nullptr, n); }
QString Phrases::listTitle() { return tr("What to bring"); }
QString Phrases::listMissing() { return tr("Still missing"); }
QString Phrases::listRules() { return tr("As of the time below. The clerk decides at the counter."); }
QString Phrases::slipReprint() { return tr("Reprint"); }

}  // namespace hall::kiosk
