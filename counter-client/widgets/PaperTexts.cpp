#include "counter-client/widgets/PaperTexts.hpp"

#include <QTranslator>
#include <array>

#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/Texts.hpp"

namespace hall::counter {

namespace {

constexpr std::array texts{
    QT_TRANSLATE_NOOP("Phrases", "Acceptance Receipt"),
    QT_TRANSLATE_NOOP("Phrases", "One-time Notification of Corrections"),
    QT_TRANSLATE_NOOP("Phrases", "Notice of Refusal to Accept"),
    QT_TRANSLATE_NOOP("Phrases", "Receipt of Delivery of the Result"),
    QT_TRANSLATE_NOOP("Phrases", "Applicant of the case"),
    QT_TRANSLATE_NOOP("Phrases", "Agent of the applicant"),
    QT_TRANSLATE_NOOP("Phrases", "Document of identity"),
    QT_TRANSLATE_NOOP("Phrases", "Case number"),
    QT_TRANSLATE_NOOP("Phrases", "Application number"),
    QT_TRANSLATE_NOOP("Phrases", "Items applied for"),
    QT_TRANSLATE_NOOP("Phrases", "No."),
    QT_TRANSLATE_NOOP("Phrases", "Item"),
    QT_TRANSLATE_NOOP("Phrases", "Department in charge"),
    QT_TRANSLATE_NOOP("Phrases", "Time limit"),
    QT_TRANSLATE_NOOP("Phrases", "%1 working days"),
    QT_TRANSLATE_NOOP("Phrases", "Result due"),
    QT_TRANSLATE_NOOP("Phrases", "By %1"),
    QT_TRANSLATE_NOOP("Phrases", "By %1 (provisional: working days of that year are not announced yet)"),
    QT_TRANSLATE_NOOP("Phrases", "Materials received"),
    QT_TRANSLATE_NOOP("Phrases", "Material"),
    QT_TRANSLATE_NOOP("Phrases", "Form and copies"),
    QT_TRANSLATE_NOOP("Phrases", "How it is"),
    QT_TRANSLATE_NOOP("Phrases", "%1 × %2"),
    QT_TRANSLATE_NOOP("Phrases", "The application above has been accepted today. The time limit is counted in working days from today."),
    QT_TRANSLATE_NOOP("Phrases", "All departments work in parallel; the result is handed over at one window. Please keep this paper."),
    QT_TRANSLATE_NOOP("Phrases", "On checking, the following has to be corrected. It is told at once and completely; nothing else will be asked for."),
    QT_TRANSLATE_NOOP("Phrases", "This is a second notification, approved by a supervisor."),
    QT_TRANSLATE_NOOP("Phrases", "What is missing"),
    QT_TRANSLATE_NOOP("Phrases", "How to correct it"),
    QT_TRANSLATE_NOOP("Phrases", "Bring it: %1"),
    QT_TRANSLATE_NOOP("Phrases", "Bring it anew: %1"),
    QT_TRANSLATE_NOOP("Phrases", "Bring everything to this hall's window, or upload it with the application. Agreed date: ______________"),
    QT_TRANSLATE_NOOP("Phrases", "The time limit begins with acceptance, on the day on which everything has been brought."),
    QT_TRANSLATE_NOOP("Phrases", "The matter applied for needs no administrative licence (Administrative Licensing Law art. 32 (1))."),
    QT_TRANSLATE_NOOP("Phrases", "The matter applied for is outside this authority's powers (Administrative Licensing Law art. 32 (2)). Please apply to the authority in charge."),
    QT_TRANSLATE_NOOP("Phrases", "Reason"),
    QT_TRANSLATE_NOOP("Phrases", "Against this notice reconsideration may be applied for within 60 days, or an action be brought within 6 months (Administrative Reconsideration Law, Administrative Litigation Law)."),
    QT_TRANSLATE_NOOP("Phrases", "The result of the application above has been handed over."),
    QT_TRANSLATE_NOOP("Phrases", "Decision"),
    QT_TRANSLATE_NOOP("Phrases", "Granted"),
    QT_TRANSLATE_NOOP("Phrases", "Not granted"),
    QT_TRANSLATE_NOOP("Phrases", "Number of the result"),
    QT_TRANSLATE_NOOP("Phrases", "Signature of the applicant or agent"),
    QT_TRANSLATE_NOOP("Phrases", "Signature of the clerk"),
    QT_TRANSLATE_NOOP("Phrases", "To check this paper: its number %1 and the check code %2, at any window of the hall or on the hall's page."),
    QT_TRANSLATE_NOOP("Phrases", "Supervision: %1"),
    QT_TRANSLATE_NOOP("Phrases", "Supervision: at the hall's service desk"),
    QT_TRANSLATE_NOOP("Phrases", "Sound"),
    QT_TRANSLATE_NOOP("Phrases", "Held already, not asked for"),
    QT_TRANSLATE_NOOP("Phrases", "May follow later"),
    QT_TRANSLATE_NOOP("Phrases", "Not brought, not required"),
    QT_TRANSLATE_NOOP("Phrases", "Promise to Supply Missing Materials"),
    QT_TRANSLATE_NOOP("Phrases", "Notice of Extension of the Time Limit"),
    QT_TRANSLATE_NOOP("Phrases", "Notice of Special Procedure"),
    QT_TRANSLATE_NOOP("Phrases", "One thing"),
    QT_TRANSLATE_NOOP("Phrases", "Bring everything to this hall's window by %1, or upload it with the application by then."),
    QT_TRANSLATE_NOOP("Phrases", "The date moves only by a written notice: of an extension, or of a special procedure whose time is not counted."),
    QT_TRANSLATE_NOOP("Phrases", "The application is accepted although the following is missing. The applicant promises to bring it in time."),
    QT_TRANSLATE_NOOP("Phrases", "To be brought by"),
    QT_TRANSLATE_NOOP("Phrases", "%1 working days, by %2"),
    QT_TRANSLATE_NOOP("Phrases", "The result is not handed over before everything is here. What is not brought in time may end the application."),
    QT_TRANSLATE_NOOP("Phrases", "I know what is missing and by when it is due, and promise to bring it."),
    QT_TRANSLATE_NOOP("Phrases", "The decision cannot be made within the time limit. With the approval of the head in charge it is extended (Administrative Licensing Law art. 42)."),
    QT_TRANSLATE_NOOP("Phrases", "Extended by"),
    QT_TRANSLATE_NOOP("Phrases", "New date due"),
    QT_TRANSLATE_NOOP("Phrases", "By law a special procedure is needed. The time that it takes is not counted (Administrative Licensing Law art. 45)."),
    QT_TRANSLATE_NOOP("Phrases", "Procedure"),
    QT_TRANSLATE_NOOP("Phrases", "The clock stops from"),
    QT_TRANSLATE_NOOP("Phrases", "Planned until"),
    QT_TRANSLATE_NOOP("Phrases", "%1 (%2 working days)"),
    QT_TRANSLATE_NOOP("Phrases", "If it ends earlier or later, the date due moves with it."),
    QT_TRANSLATE_NOOP("Phrases", "The whole application"),
    QT_TRANSLATE_NOOP("Phrases", "Approved on"),
    QT_TRANSLATE_NOOP("Phrases", "Reason"),
    QT_TRANSLATE_NOOP("Phrases", "See the written decision of the department"),
};

QString translated(std::string_view language, const char* source) {
    QTranslator translator;
    if (!translator.load(reinterpret_cast<const uchar*>(language.data()), static_cast<int>(language.size()))) return QString::fromUtf8(source);
    const QString text = translator.translate("Phrases", source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

/// The phrases that a paper may name: reasons and forms.
const char* sourceOf(Phrase phrase) {
    switch (phrase) {
        case Phrase::formOriginal: return QT_TRANSLATE_NOOP("Phrases", "Original");
        case Phrase::formCopy: return QT_TRANSLATE_NOOP("Phrases", "A copy");
        case Phrase::formBoth: return QT_TRANSLATE_NOOP("Phrases", "Original and copy");
        case Phrase::formElectronic: return QT_TRANSLATE_NOOP("Phrases", "Electronic");
        case Phrase::whyNotBrought: return QT_TRANSLATE_NOOP("Phrases", "Not brought");
        case Phrase::whyNotObtained: return QT_TRANSLATE_NOOP("Phrases", "Not obtained yet");
        case Phrase::whyExpired: return QT_TRANSLATE_NOOP("Phrases", "Expired");
        case Phrase::whyIllegible: return QT_TRANSLATE_NOOP("Phrases", "Not legible");
        case Phrase::whyNoSeal: return QT_TRANSLATE_NOOP("Phrases", "Signature or seal is lacking");
        case Phrase::whyIncomplete: return QT_TRANSLATE_NOOP("Phrases", "Not complete");
        case Phrase::whyContradicts: return QT_TRANSLATE_NOOP("Phrases", "Contradicts another paper");
        case Phrase::whyWrongForm: return QT_TRANSLATE_NOOP("Phrases", "Wrong form (original, copy)");
        case Phrase::whyNewRule: return QT_TRANSLATE_NOOP("Phrases", "A newer rule asks for it");
        case Phrase::whySpecialCase: return QT_TRANSLATE_NOOP("Phrases", "This case needs it");
        case Phrase::whyDoubt: return QT_TRANSLATE_NOOP("Phrases", "To clear up a doubt");
        case Phrase::whyNoApproval: return QT_TRANSLATE_NOOP("Phrases", "The law asks for no approval");
        case Phrase::whyItemEnded: return QT_TRANSLATE_NOOP("Phrases", "The item does not exist any more");
        case Phrase::whyOtherAuthority: return QT_TRANSLATE_NOOP("Phrases", "Another authority decides");
        case Phrase::whyOtherArea: return QT_TRANSLATE_NOOP("Phrases", "Another area decides");
        case Phrase::whyApplicantAsks: return QT_TRANSLATE_NOOP("Phrases", "The applicant asks for it");
        case Phrase::whyDuplicate: return QT_TRANSLATE_NOOP("Phrases", "Applied twice");
        case Phrase::whyPlansChanged: return QT_TRANSLATE_NOOP("Phrases", "The plan has changed");
        case Phrase::whyWrongDepartment: return QT_TRANSLATE_NOOP("Phrases", "Not this department's");
        case Phrase::whyMaterialsUnclear: return QT_TRANSLATE_NOOP("Phrases", "The materials are not clear");
        case Phrase::whyReviewAgain: return QT_TRANSLATE_NOOP("Phrases", "To be reviewed again");
        case Phrase::whyErrorFound: return QT_TRANSLATE_NOOP("Phrases", "An error was found");
        case Phrase::whyFalseMaterials: return QT_TRANSLATE_NOOP("Phrases", "Obtained by false papers");
        case Phrase::whyLawChanged: return QT_TRANSLATE_NOOP("Phrases", "Law or facts have changed");
        case Phrase::whyCheckIdentity: return QT_TRANSLATE_NOOP("Phrases", "To check the identity");
        case Phrase::whyContact: return QT_TRANSLATE_NOOP("Phrases", "To get in touch");
        case Phrase::whyFillPaper: return QT_TRANSLATE_NOOP("Phrases", "To fill in a paper");
        case Phrase::whyOther: return QT_TRANSLATE_NOOP("Phrases", "Other reason");
        case Phrase::groundNotRequired: return QT_TRANSLATE_NOOP("Phrases", "No approval is needed at all");
        case Phrase::groundOutside: return QT_TRANSLATE_NOOP("Phrases", "Outside this authority");
        case Phrase::methodWindow: return QT_TRANSLATE_NOOP("Phrases", "At the window");
        case Phrase::procedureHearing: return QT_TRANSLATE_NOOP("Phrases", "Hearing");
        case Phrase::procedureTender: return QT_TRANSLATE_NOOP("Phrases", "Tender");
        case Phrase::procedureAuction: return QT_TRANSLATE_NOOP("Phrases", "Auction");
        case Phrase::procedureInspection: return QT_TRANSLATE_NOOP("Phrases", "Inspection");
        case Phrase::procedureTesting: return QT_TRANSLATE_NOOP("Phrases", "Testing");
        case Phrase::procedureQuarantine: return QT_TRANSLATE_NOOP("Phrases", "Quarantine");
        case Phrase::procedureAppraisal: return QT_TRANSLATE_NOOP("Phrases", "Appraisal");
        case Phrase::procedureExpertReview: return QT_TRANSLATE_NOOP("Phrases", "Expert review");
        case Phrase::procedureOther: return QT_TRANSLATE_NOOP("Phrases", "Other special procedure");
        case Phrase::reasonComplexMatter: return QT_TRANSLATE_NOOP("Phrases", "The matter is complex");
        case Phrase::reasonSiteSurvey: return QT_TRANSLATE_NOOP("Phrases", "A survey on site is needed");
        case Phrase::reasonOtherOpinion: return QT_TRANSLATE_NOOP("Phrases", "Another authority's opinion is needed");
        case Phrase::reasonRequiredByLaw: return QT_TRANSLATE_NOOP("Phrases", "The law asks for it");
        case Phrase::reasonStillDefective: return QT_TRANSLATE_NOOP("Phrases", "What was brought is not in order");
        case Phrase::reasonNeedsTime: return QT_TRANSLATE_NOOP("Phrases", "The applicant needs more time");
        case Phrase::reasonLate: return QT_TRANSLATE_NOOP("Phrases", "Late");
        case Phrase::reasonSoonLate: return QT_TRANSLATE_NOOP("Phrases", "Will soon be late");
        case Phrase::reasonNoProgress: return QT_TRANSLATE_NOOP("Phrases", "No progress");
        case Phrase::reasonComplaint: return QT_TRANSLATE_NOOP("Phrases", "Complaint");
        case Phrase::methodPost: return QT_TRANSLATE_NOOP("Phrases", "By post");
        default: return "";
    }
}

}  // namespace

QString phraseIn(Phrase phrase, bool inEnglish) {
    const char* source = sourceOf(phrase);
    return *source == 0 ? QString() : translated(inEnglish ? englishTexts() : chineseTexts(), source);
}

PaperWords paperWords(const char* source) { return {translated(chineseTexts(), source), translated(englishTexts(), source)}; }

PaperWords paperWords(PaperText text, const QString& first, const QString& second) {
    PaperWords words = paperWords(texts[static_cast<std::size_t>(text)]);
    for (QString* one : {&words.zh, &words.en}) {
        if (!second.isEmpty()) *one = one->arg(first, second);
        else if (!first.isEmpty()) *one = one->arg(first);
    }
    return words;
}

}  // namespace hall::counter
