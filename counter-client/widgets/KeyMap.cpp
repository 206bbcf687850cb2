#include "counter-client/widgets/KeyMap.hpp"

#include <QKeyEvent>
#include <QKeySequence>

namespace hall::counter {

namespace {

struct Word { Act act; const char* word; };
constexpr Word actWords[]{{Act::callNext, "callNext"}, {Act::recall, "recall"},       {Act::noShow, "noShow"},
                          {Act::start, "start"},       {Act::finish, "finish"},       {Act::transfer, "transfer"},
                          {Act::hold, "hold"},         {Act::pause, "pause"},         {Act::openClose, "openClose"},
                          {Act::heldList, "heldList"}, {Act::missedList, "missedList"},
                          {Act::undo, "undo"},         {Act::pick, "pick"},           {Act::giveBack, "giveBack"},
                          {Act::entitled, "entitled"}, {Act::notEntitled, "notEntitled"}, {Act::addService, "addService"},
                          {Act::explain, "explain"},   {Act::menu, "menu"}};

}  // namespace

KeyMap::KeyMap()
    : bindings_{{Act::callNext, Qt::Key_F1},   {Act::callNext, QKeyCombination(Qt::KeypadModifier, Qt::Key_Plus)},
                {Act::recall, Qt::Key_F2},     {Act::noShow, Qt::Key_F3},
                {Act::start, Qt::Key_F4},      {Act::finish, Qt::Key_F5},
                {Act::transfer, Qt::Key_F6},   {Act::hold, Qt::Key_F7},
                {Act::pause, Qt::Key_F8},      {Act::openClose, Qt::Key_F9},
                {Act::heldList, Qt::Key_F10},  {Act::missedList, Qt::Key_F11},
                {Act::undo, Qt::ControlModifier | Qt::Key_Z},        {Act::pick, Qt::ControlModifier | Qt::Key_P},
                {Act::giveBack, Qt::ControlModifier | Qt::Key_R},    {Act::entitled, Qt::ControlModifier | Qt::Key_Y},
                {Act::notEntitled, Qt::ControlModifier | Qt::Key_N}, {Act::addService, Qt::ControlModifier | Qt::Key_A},
                {Act::explain, Qt::ControlModifier | Qt::Key_E},     {Act::menu, Qt::ControlModifier | Qt::Key_M}} {}

const KeyMap& KeyMap::current() {
    static const KeyMap map;
    return map;
}

std::optional<Act> KeyMap::actOf(const QKeyEvent& event) const {
    for (const Binding& binding : bindings_) {
        if (event.keyCombination() == binding.keys) return binding.act;
    }
    return std::nullopt;
}

QString KeyMap::cap(Act act) const {
    for (const Binding& binding : bindings_) {
        if (binding.act == act) return QKeySequence(binding.keys).toString(QKeySequence::PortableText);
    }
    return {};
}

QString KeyMap::shortCap(Act act) const { return cap(act).replace(QStringLiteral("Ctrl+"), QStringLiteral("^")); }

QString KeyMap::fillCaps(QString text) const {
    for (const auto& [act, word] : actWords) {
        text.replace(QLatin1Char('{') + QLatin1String(word) + QLatin1Char('}'), cap(act));
    }
    return text;
}

std::optional<std::size_t> rowOf(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    if (modifiers != Qt::NoModifier) return std::nullopt;
    if (event.key() == Qt::Key_0) return 9;
    if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9) return static_cast<std::size_t>(event.key() - Qt::Key_1);
    return std::nullopt;
}

QString rowCap(std::size_t row) { return QString::number((row + 1) % 10); }

}  // namespace hall::counter
