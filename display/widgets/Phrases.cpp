#include "display/widgets/Phrases.hpp"

#include <QFontMetricsF>
#include <array>

#include "display/widgets/TextLine.hpp"
#include "display_widgets/Embedded.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

constexpr const char* context = "Board";

struct Source {
    const char* text;
    const char* comment;
};

// In the order of Phrase.
constexpr std::array<Source, static_cast<std::size_t>(Phrase::last)> sources{{
    {QT_TRANSLATE_NOOP("Board", "Ticket"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Counter"), nullptr},
    QT_TRANSLATE_NOOP3("Board", "Counter", "beside the label in a row, whole"),
    QT_TRANSLATE_NOOP3("Board", "Counter", "beside the label in a row, brief"),
    {QT_TRANSLATE_NOOP("Board", "Waiting"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Next"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Earlier calls"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Paused"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Closed counters"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Nobody waits"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "no wait"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "up to %1 min"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "about %1 min"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "%1–%2 min"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Again"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Called again %1"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Called again %1/%2"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "At the counter"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Missed"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Missed your number? Please ask at the service desk"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "The hall is closed"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Numbers will be called here when it opens"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Please wait for your number"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "It will be shown here and announced"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "It will be shown here"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Connecting to the hall"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Calls will appear here by themselves"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "No connection"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "No news since %1, trying again"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Calls may be outdated, please ask the staff"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "No sound, please watch the screen"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Quiet time, please watch the screen"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "No more tickets today"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Phone ticket code"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Emergency"), nullptr},
    QT_TRANSLATE_NOOP3("Board", "%3, %2 %1", "date: %1 month, %2 day of the month, %3 day of the week"),
    {QT_TRANSLATE_NOOP("Board", "Please come to this counter"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Now serving"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Please wait to be called"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Service paused"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Counter closed"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "This counter is not set up"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "Connecting"), nullptr},
    {QT_TRANSLATE_NOOP("Board", "No connection, please ask the staff"), nullptr},
    QT_TRANSLATE_NOOP3("Board", "Counter", "above a counter"),
}};

constexpr std::array<const char*, 7> weekdays{
    QT_TRANSLATE_NOOP("Board", "Mon"), QT_TRANSLATE_NOOP("Board", "Tue"), QT_TRANSLATE_NOOP("Board", "Wed"),
    QT_TRANSLATE_NOOP("Board", "Thu"), QT_TRANSLATE_NOOP("Board", "Fri"), QT_TRANSLATE_NOOP("Board", "Sat"),
    QT_TRANSLATE_NOOP("Board", "Sun")};

constexpr std::array<const char*, 12> months{
    QT_TRANSLATE_NOOP("Board", "January"),   QT_TRANSLATE_NOOP("Board", "February"),
    QT_TRANSLATE_NOOP("Board", "March"),     QT_TRANSLATE_NOOP("Board", "April"),
    QT_TRANSLATE_NOOP("Board", "May"),       QT_TRANSLATE_NOOP("Board", "June"),
    QT_TRANSLATE_NOOP("Board", "July"),      QT_TRANSLATE_NOOP("Board", "August"),
    QT_TRANSLATE_NOOP("Board", "September"), QT_TRANSLATE_NOOP("Board", "October"),
    QT_TRANSLATE_NOOP("Board", "November"),  QT_TRANSLATE_NOOP("Board", "December")};

bool load(QTranslator& translator, std::string_view qm) {
    return translator.load(reinterpret_cast<const uchar*>(qm.data()), static_cast<int>(qm.size()));
}

}  // namespace

RewordedPhrases::Rewording& RewordedPhrases::current() {
    static Rewording rewording{};
    return rewording;
}

Phrases::Phrases(look::Language first) : first_(first) {
    load(zh_, embedded::display_zh_CN_qm);
    load(en_, embedded::display_en_qm);
}

look::Language Phrases::second() const {
    return first_ == look::Language::zh ? look::Language::en : look::Language::zh;
}

QString Phrases::translated(look::Language language, const char* source) const {
    return worded((language == look::Language::zh ? zh_ : en_).translate(context, source));
}

QString Phrases::in(look::Language language, Phrase phrase) const {
    const QTranslator& translator = language == look::Language::zh ? zh_ : en_;
    const Source& source = sources[static_cast<std::size_t>(phrase)];
    return worded(translator.translate(context, source.text, source.comment));
}

QString Phrases::wait(const wire::WaitMinutes& wait) const {
    if (wait.to <= 0) return one(Phrase::waitAtOnce);
    if (wait.from <= 0) return one(Phrase::waitUpTo).arg(wait.to);
    if (wait.from >= wait.to) return one(Phrase::waitAbout).arg(wait.to);
    return one(Phrase::waitBetween).arg(wait.from).arg(wait.to);
}

QString Phrases::date(look::Language language, const WallClock& clock) const {
    if (!clock.known) return {};
    return in(language, Phrase::date)
        .arg(translated(language, months[static_cast<std::size_t>(clock.month - 1)]),
             QString::number(clock.day),
             translated(language, weekdays[static_cast<std::size_t>(clock.weekday - 1)]));
}

QString Phrases::time(const WallClock& clock) {
    if (!clock.known) return {};
    return QStringLiteral("%1:%2")
        .arg(clock.hour, 2, 10, QLatin1Char('0'))
        .arg(clock.minute, 2, 10, QLatin1Char('0'));
}

QString Phrases::name(look::Language language, const wire::Name& name) {
    return QString::fromStdString(language == look::Language::zh || name.en.empty() ? name.zh : name.en);
}

FontShape fontShape(const Phrases& phrases) {
    const TypeMeasures& type = typeMeasures();
    const QFontMetricsF metrics(look::typeface(1'000, QFont::Bold));
    // A word's em so that its script reaches its rule, and from there its width in capital heights.
    const auto width = [&](Phrase phrase) {
        const double em = phrases.wordsFollow() ? hanFactor / type.han : 1 / type.capital;
        return metrics.horizontalAdvance(phrases.one(phrase)) / 1'000 * em;
    };
    return {type.digit / type.capital, type.letter / type.capital, width(Phrase::counterWhole),
            width(Phrase::counterBrief)};
}

}  // namespace hall::display
