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

    // Ticket.
    static QString yourNumber();
    static QString ahead(int n);
    static QString printState(PrintState state, PrinterFault fault);
    static QString printHelp(PrintState state, PrinterFault fault);
    static QString scan();
    static QString reprint();
    static QString done();
    static QString backIn(int seconds);

    // Instead of a page.
    static QString noticeTitle(Notice notice);
    static QString noticeHelp(Notice notice);
    static QString staffCode(const QString& code);
    static QString leasing();                                   ///< above every page while cut off
    static QString byTime();                                    ///< with a number that was given while cut off
    static QString staff(const StaffLine& staff);
    static QString stillThere();
    static QString clearedIn(int seconds);
    static QString stay();
    static QString end();

    // On paper.
    static QString slipRules();
    static QString slipCodeHint();
    static QString slipReprint();
    static QString slipCutOff();
    static QString slipOrder();
};

}  // namespace hall::kiosk
