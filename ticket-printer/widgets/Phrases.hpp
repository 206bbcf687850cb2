// Every sentence of the kiosk, on screen and on paper, in the language that is spoken at the moment.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ticket-printer/present/Kiosk.hpp"

namespace hall::kiosk {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(Phrases)

  public:
    // Everywhere.
    static QString languageName(Language language);  ///< each in its own name
    static QString largePrint(bool on);
    static QString back();
    static QString home();
    static QString previousPage();
    static QString nextPage();
    static QString date(const Header& header);
    static QString dot();                            ///< between two things in one line

    // Start.
    static QString welcome();
    static QString subject(Subject subject);
    static QString subjectDetail(Subject subject);
    static QString search();
    static QString searchHow();
    static QString popular();

    // Lists.
    static QString chooseDepartment();
    static QString items(int n);
    static QString searchInDepartment();
    static QString searchEverywhere();
    static QString searchHint();
    static QString searchedIn(const QString& department);
    static QString found(int n);
    static QString typeSomething();
    static QString nothingFound();
    static QString nothingFoundHelp();
    static QString clear();
    static QString erase();

    // Item.
    static QString guideMissing();
    static QString guideMissingHelp();
    static QString conditions();
    static QString materials();
    static QString fee();
    static QString limits();
    static QString online();
    static QString material(const MaterialLine& material);      ///< its form: "original, 2 copies"
    static QString ifItApplies();
    static QString inBrackets(const QStringList& notes);
    static QString limit(const GuideText& guide);               ///< empty when none is stated
    static QString scrollUp();
    static QString scrollDown();
    static QString queue(const QString& name, const QString& letters);
    static QString waitingNow(int n);
    static QString countersOpen(int n);
    static QString classes();
    static QString classesHelp();
    static QString take(TakeState state);
    /// Of a queue with hours of its own.
    static QString opensAt(std::int32_t minute);
    static QString takeHelp(TakeState state);                   ///< empty when nothing needs saying
    static QString refusal(Refusal refusal);

    static QString needNotBring();
    static QString issuedByAuthority();
    static QString mayFollow();
    static QString process();
    static QString result();
    static QString notes();
    static QString basis();
    static QString phones();
    static QString phones(const GuideText& guide);              ///< empty when none is stated

    // Applications.
    static QString appliedOnline();
    static QString appliedOnlineHow();
    static QString key(Key key);
    static QString askHow(Key key, bool codeReader, bool cardReader);
    static QString typeHere();
    static QString smallLetters(bool on);                       ///< of the key that changes it
    static QString lookUp();
    static QString looking();
    static QString trouble(AskTrouble trouble);                 ///< empty for none
    static QString ordinary();
    static QString chooseApplications();
    static QString chooseApplicationsHelp();
    static QString tooManyApplications();
    static QString applicationLine(const ApplicationLine& line);
    static QString onward(int n);
    static QString applicationOf(const ApplicationSheet& sheet);
    static QString review(PreReview review);                    ///< empty for none
    static QString missing(int n);
    static QString missingHelp();
    static QString needed(const Needed& need);                  ///< its name, and what is to be known of it
    static QString nothingMissing();
    static QString resultReady();
    static QString resultReadyHelp();
    static QString nothingToDo();
    static QString stage(Stage stage);                          ///< why there is nothing to do
    static QString bringOriginals();
    static QString noNumberNeeded();
    static QString oneNumberFor(int items);
    static QString missingAllTheSame();
    static QString printList(ListPrint list);
    static QString carries(const std::vector<std::string>& applications, int items);

    // Ticket.
    static QString yourNumber();
    static QString ahead(int n);
    static QString expectedWait(const wire::WaitMinutes& wait);
    static QString planned(int stops, int minutes);
    static QString stopLine(int which, const PlannedStop& stop);
    static QString printState(PrintState state, PrinterFault fault);
    static QString printHelp(PrintState state, PrinterFault fault);
    static QString scan();
    static QString checkingIn();
    static QString checkInTitle(CheckInTrouble trouble);
    static QString checkInHelp(CheckInTrouble trouble);
    static QString reprint();
    static QString done();
    static QString backIn(int seconds);

    // Instead of a page.
    static QString emergency();                                 ///< in both languages
    static QString noticeTitle(Notice notice);
    static QString noticeHelp(Notice notice);
    static QString staffCode(const QString& code);
    static QString leasing();                                   ///< above every page while cut off
    static QString byTime();                                    ///< with a number that was given while cut off
    static QString staff(const StaffLine& staff);
    static QString staffTitle();
    static QString staffHelp(const StaffPanel& panel);
    static QString enterCode();
    static QString endProgram();
    static QString backToService();
    static QString stillThere();
    static QString cleared();
    static QString stay();
    static QString end();

    // On paper.
    static QString slipRules();
    static QString slipCodeHint();
    static QString slipReprint();
    static QString slipCutOff();
    static QString slipOrder();
    static QString slipBring();
    static QString slipMore(int n);
    static QString listTitle();
    static QString listMissing();
    static QString listRules();
};

}  // namespace hall::kiosk
