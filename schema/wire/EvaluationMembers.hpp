// Private to this room, like Members.hpp: which JSON members the structs of Evaluation.hpp have.
#pragma once

#include "schema/wire/Evaluation.hpp"
#include "schema/wire/Members.hpp"

namespace hall::wire {

namespace words {
inline constexpr std::array<std::string_view, 7> offerStates{"open", "again", "rated", "too-late", "not-over", "nothing", "off"};
inline constexpr std::array<std::string_view, 4> unitKinds{"counter", "clerk", "department", "item"};
}  // namespace words

template <class V, Like<RatingReason> T>
void members(V& v, T& reason) {
    v("code", reason.code);
    v("name", reason.name);
}

template <class V, Like<RatingOffer> T>
void members(V& v, T& offer) {
    v.word("state", offer.state, words::offerStates);
    v("hall", offer.hall);
    v.orFalse("online", offer.online);
    v.orNone("services", offer.services);
    v("endedOn", offer.endedOn);
    v("until", offer.until);
    v.orNone("reasons", offer.reasons);
}

template <class V, Like<RatingBody> T>
void members(V& v, T& body) {
    v.count("level", body.level);
    v.orNone("reasons", body.reasons);
    v("comment", body.comment);
    v("phone", body.phone);
    v("channel", body.channel);
}

template <class V, Like<RatingResult> T>
void members(V& v, T& result) {
    v.count("level", result.level);
    v.orFalse("again", result.again);
    v.orFalse("followedUp", result.followedUp);
}

template <class V, Like<ReasonCount> T>
void members(V& v, T& reason) {
    v("code", reason.code);
    v.orUnnamed("name", reason.name);
    v.count("count", reason.count);
}

template <class V, Like<UnitFigures> T>
void members(V& v, T& unit) {
    v.word("kind", unit.kind, words::unitKinds);
    v("code", unit.code);
    v.orUnnamed("name", unit.name);
    v("levels", unit.levels);
    v.count("rated", unit.rated);
}

template <class V, Like<UnitsHidden> T>
void members(V& v, T& hidden) {
    v.word("kind", hidden.kind, words::unitKinds);
    v.count("units", hidden.units);
}

template <class V, Like<FollowUpFigures> T>
void members(V& v, T& figures) {
    v.count("opened", figures.opened);
    v.count("respondedInTime", figures.respondedInTime);
    v.count("closedInTime", figures.closedInTime);
    v.count("goingOn", figures.goingOn);
}

template <class V, Like<EvaluationFigures> T>
void members(V& v, T& figures) {
    v.orEmpty("month", figures.month);
    v.orNone("months", figures.months);
    v("tellsFrom", figures.tellsFrom);
    v.orFalse("tooFew", figures.tooFew);
    v.orZero("rated", figures.rated);
    v.orNone("visits", figures.visits);
    v.orNone("cases", figures.cases);
    v.orNone("again", figures.again);
    v.orNone("channels", figures.channels);
    v.orNone("goodReasons", figures.goodReasons);
    v.orNone("badReasons", figures.badReasons);
    v("excluded", figures.excluded);
    v.orNone("units", figures.units);
    v.orNone("hidden", figures.hidden);
    v("followUps", figures.followUps);
}

}  // namespace hall::wire
