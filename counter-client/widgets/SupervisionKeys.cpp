#include "counter-client/widgets/SupervisionKeys.hpp"

#include <QKeyEvent>
#include <QKeySequence>

namespace hall::counter {

namespace {

struct Binding { SupervisionPart part; SupervisionAct act; Qt::Key key; };
constexpr Binding bindings[]{
    {SupervisionPart::lights, SupervisionAct::issueOrder, Qt::Key_O},      {SupervisionPart::lights, SupervisionAct::light, Qt::Key_L},
    {SupervisionPart::approvals, SupervisionAct::approve, Qt::Key_Y},      {SupervisionPart::approvals, SupervisionAct::decline, Qt::Key_N},
    {SupervisionPart::followUps, SupervisionAct::newFollowUp, Qt::Key_N},  {SupervisionPart::followUps, SupervisionAct::assign, Qt::Key_A},
    {SupervisionPart::followUps, SupervisionAct::resolve, Qt::Key_R},      {SupervisionPart::followUps, SupervisionAct::close, Qt::Key_C},
    {SupervisionPart::followUps, SupervisionAct::giveBack, Qt::Key_B},
    {SupervisionPart::followUps, SupervisionAct::respond, Qt::Key_P},      {SupervisionPart::followUps, SupervisionAct::exclude, Qt::Key_X}};

}  // namespace

std::optional<SupervisionAct> supervisionActOf(const QKeyEvent& event, SupervisionPart part) {
    if ((event.modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) != Qt::NoModifier) return std::nullopt;
    for (const Binding& binding : bindings) {
        if (binding.part == part && binding.key == event.key()) return binding.act;
    }
    return std::nullopt;
}

QString supervisionCap(SupervisionAct act) {
    if (act == SupervisionAct::openCase) return QStringLiteral("Enter");
    for (const Binding& binding : bindings) {
        if (binding.act == act) return QKeySequence(binding.key).toString(QKeySequence::PortableText);
    }
    return {};
}

}  // namespace hall::counter
