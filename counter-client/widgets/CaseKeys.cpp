#include "counter-client/widgets/CaseKeys.hpp"

#include <QKeyEvent>
#include <QKeySequence>
#include <span>

namespace hall::counter {

namespace {

struct Binding { CaseAct act; QKeyCombination keys; };
constexpr Binding bindings[]{{CaseAct::receive, Qt::Key_R},     {CaseAct::sound, Qt::Key_Space},   {CaseAct::missing, Qt::Key_M},
                             {CaseAct::defective, Qt::Key_D},   {CaseAct::note, Qt::Key_E},        {CaseAct::restSound, Qt::Key_A},
                             {CaseAct::askMaterial, Qt::Key_G}, {CaseAct::notify, Qt::Key_N},      {CaseAct::supplement, Qt::Key_B},
                             {CaseAct::accept, Qt::Key_Y},      {CaseAct::refuse, Qt::Key_F},      {CaseAct::withdraw, Qt::Key_W},
                             {CaseAct::confirmWithdrawal, Qt::Key_U}, {CaseAct::answer, Qt::Key_J}, {CaseAct::redispatch, Qt::Key_I},
                             {CaseAct::handOver, Qt::Key_H},    {CaseAct::archive, Qt::Key_C},     {CaseAct::print, Qt::Key_P},
                             {CaseAct::reveal, Qt::Key_V},      {CaseAct::openFile, Qt::Key_O},    {CaseAct::link, Qt::Key_L},
                             {CaseAct::start, Qt::Key_S},       {CaseAct::ask, Qt::Key_Q},         {CaseAct::giveBack, Qt::Key_T},
                             {CaseAct::propose, Qt::Key_Z},     {CaseAct::decide, Qt::Key_K},      {CaseAct::revoke, Qt::Key_X},
                             {CaseAct::more, Qt::Key_Slash}};
constexpr Binding windowBindings[]{{CaseAct::open, Qt::ControlModifier | Qt::Key_O},
                                   {CaseAct::find, Qt::ControlModifier | Qt::Key_F},
                                   {CaseAct::walkIn, Qt::ControlModifier | Qt::Key_I}};

}  // namespace

std::optional<CaseAct> caseActOf(const QKeyEvent& event) {
    // Capital letters too: Caps Lock changes nothing.
    const auto keys = QKeyCombination(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier), static_cast<Qt::Key>(event.key()));
    for (const Binding& binding : bindings) {
        if (binding.keys == keys) return binding.act;
    }
    return std::nullopt;
}

std::optional<CaseAct> caseWindowActOf(const QKeyEvent& event) {
    for (const Binding& binding : windowBindings) {
        if (event.keyCombination() == binding.keys) return binding.act;
    }
    return std::nullopt;
}

QString caseCap(CaseAct act) {
    if (act == CaseAct::seen) return QStringLiteral("Enter");
    for (const auto& list : {std::span<const Binding>(bindings), std::span<const Binding>(windowBindings)}) {
        for (const Binding& binding : list) {
            if (binding.act == act) return QKeySequence(binding.keys).toString(QKeySequence::PortableText);
        }
    }
    return {};
}

}  // namespace hall::counter
