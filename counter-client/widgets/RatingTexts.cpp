#include "counter-client/widgets/RatingTexts.hpp"

#include <array>

#include "counter-client/widgets/Texts.hpp"

namespace hall::counter {

namespace {

// In the order of RatingWord.
constexpr std::array<const char*, static_cast<std::size_t>(RatingWord::last)> sources{
    QT_TRANSLATE_NOOP("Rating", "Rate this service"),
    QT_TRANSLATE_NOOP("Rating", "Were you satisfied?"),
    QT_TRANSLATE_NOOP("Rating", "Voluntary. The clerk never learns who rated, or how."),
    QT_TRANSLATE_NOOP("Rating", "Large print"),
    QT_TRANSLATE_NOOP("Rating", "Usual print"),
    QT_TRANSLATE_NOOP("Rating", "Chinese"),
    QT_TRANSLATE_NOOP("Rating", "Very satisfied"),
    QT_TRANSLATE_NOOP("Rating", "Satisfied"),
    QT_TRANSLATE_NOOP("Rating", "Fairly satisfied"),
    QT_TRANSLATE_NOOP("Rating", "Dissatisfied"),
    QT_TRANSLATE_NOOP("Rating", "Very dissatisfied"),
    QT_TRANSLATE_NOOP("Rating", "What was not right?"),
    QT_TRANSLATE_NOOP("Rating", "Touch what applies, or nothing."),
    QT_TRANSLATE_NOOP("Rating", "More %1/%2"),
    QT_TRANSLATE_NOOP("Rating", "Back"),
    QT_TRANSLATE_NOOP("Rating", "Send"),
    QT_TRANSLATE_NOOP("Rating", "Thank you"),
    QT_TRANSLATE_NOOP("Rating", "We go on trying to do well."),
    QT_TRANSLATE_NOOP("Rating", "A supervisor looks into it. The clerk does not see it."),
    QT_TRANSLATE_NOOP("Rating", "Choose again"),
    QT_TRANSLATE_NOOP("Rating", "There is no connection just now. What you chose is kept, and sent as soon as there is one."),
    QT_TRANSLATE_NOOP("Rating", "This was rated already"),
    QT_TRANSLATE_NOOP("Rating", "Each service is rated once. Thank you."),
    QT_TRANSLATE_NOOP("Rating", "The hall collects no ratings now"),
    QT_TRANSLATE_NOOP("Rating", "It listens to complaints at any time."),
    QT_TRANSLATE_NOOP("Rating", "It could not be kept"),
    QT_TRANSLATE_NOOP("Rating", "Please rate with the code on your ticket."),
    QT_TRANSLATE_NOOP("Rating", "Counter %1"),
    QT_TRANSLATE_NOOP("Rating", "Welcome"),
    QT_TRANSLATE_NOOP("Rating", "When your service is finished you can rate it here"),
    QT_TRANSLATE_NOOP("Rating", "No connection: ratings are not possible just now"),
    QT_TRANSLATE_NOOP("Rating", ", ")};

void load(QTranslator& translator, std::string_view texts) {
    (void)translator.load(reinterpret_cast<const uchar*>(texts.data()), static_cast<int>(texts.size()));
}

}  // namespace

RatingTexts::RatingTexts() {
    load(zh_, chineseTexts());
    load(en_, englishTexts());
}

QString RatingTexts::in(look::Language language, RatingWord word) const {
    const char* source = sources[static_cast<std::size_t>(word)];
    const QString text = (language == look::Language::zh ? zh_ : en_).translate("Rating", source);
    return text.isEmpty() ? QString::fromLatin1(source) : text;
}

QString RatingTexts::name(look::Language language, const wire::Name& name) {
    return QString::fromStdString(language == look::Language::zh || name.en.empty() ? name.zh : name.en);
}

RatingWord RatingTexts::wordOf(int level) { return static_cast<RatingWord>(static_cast<int>(RatingWord::verySatisfied) + level - 1); }

}  // namespace hall::counter
