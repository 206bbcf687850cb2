// Why a key does nothing now.
#include "counter-client/present/Desk.hpp"

namespace hall::counter {

Sentence Desk::lineObstacle() const {
    if (bar_ == Bar::noPlace) return {Phrase::whyNoPlace, {}};
    if (line_ != Line::live) return {Phrase::whyCutOff, {}};
    if (!view_) return {Phrase::whyLoading, {}};
    if (underWay_) return {Phrase::whyInFlight, {}};
    if (bar_ == Bar::signIn) return {Phrase::whySignIn, {}};
    if (bar_ == Bar::locked) return {Phrase::whyLocked, {}};
    return {};
}

/// Why `act` cannot be done now; Phrase::none when it can.
Sentence Desk::obstacle(Act act, const Moment& now) const {
    if (act == Act::menu) return {};
    if (Sentence why = lineObstacle(); why.phrase != Phrase::none) return why;
    if (act == Act::undo) {
        if (!view_->undo) return {Phrase::whyNothingToUndo, {}};
        return view_->undo->until.utcMs <= now.serverMs ? Sentence{Phrase::whyUndoTooLate, {}} : Sentence{};
    }
    if (act == Act::explain) {
        const bool somebody = view_->current || !view_->waiting.empty();
        return somebody ? Sentence{} : Sentence{Phrase::whyNothingToExplain, {}};
    }
    return workObstacle(act);
}

Sentence Desk::workObstacle(Act act) const {
    const wire::CounterView& view = *view_;
    const bool closed = view.phase == "closed";
    const bool busy = view.current.has_value();
    const Sentence here{Phrase::whyVisitorHere, {}};
    if (act == Act::openClose) return closed || !busy ? Sentence{} : here;
    if (closed) return {Phrase::whyClosed, {}};
    if (act == Act::pause) return busy ? here : Sentence{};
    if (view.phase == "paused") return {Phrase::whyPaused, {}};
    if (view.day.phase == "closed") return {Phrase::whyDayClosed, {}};
    switch (act) {
        case Act::callNext: {
            const bool finishes = view.finishAndCallNext && busy && view.current->state == "serving";
            return busy && !finishes ? here : Sentence{};
        }
        case Act::pick:
            if (busy) return here;
            return view.waiting.empty() ? Sentence{Phrase::whyNobodyToPick, {}} : Sentence{};
        case Act::heldList:
            if (busy) return here;
            return view.held.empty() ? Sentence{Phrase::whyNothingHeld, {}} : Sentence{};
        case Act::missedList: return view.missed.empty() ? Sentence{Phrase::whyNothingMissed, {}} : Sentence{};
        default: return busy ? visitorObstacle(act) : Sentence{Phrase::whyNobodyHere, {}};
    }
}

/// Of the acts that are about the visitor at the counter, when there is one.
Sentence Desk::visitorObstacle(Act act) const {
    const wire::CounterView& view = *view_;
    const bool called = view.current->state == "called";
    switch (act) {
        case Act::recall:
        case Act::noShow:
        case Act::start:
            if (!called) return {Phrase::whyStarted, {}};
            if (act == Act::recall && view.current->calls >= view.callLimit) {
                return {Phrase::whyCallLimit, {same(std::to_string(view.callLimit))}};
            }
            return {};
        case Act::finish:
        case Act::hold: return called ? Sentence{Phrase::whyNotStarted, {}} : Sentence{};
        case Act::transfer:
            for (std::size_t tab = 0; tab < 3; ++tab) {
                if (!transferChoices(tab).empty()) return {};
            }
            return {Phrase::whyNoOtherQueue, {}};
        case Act::entitled:
        case Act::notEntitled:
            return view.current->classCheck == "open" ? Sentence{} : Sentence{Phrase::whyNoClassToCheck, {}};
        default: return {};
    }
}

}  // namespace hall::counter
