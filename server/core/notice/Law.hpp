// Inside of the room: notices, as server/core/queue/Law.hpp has the queue's verbs.
#pragma once

#include "server/core/queue/Law.hpp"

namespace hall::core::law {

Decision decide(const State&, const ShowNotice&, const Given&);
Decision decide(const State&, const EndNotice&, const Given&);
void apply(State&, const NoticeShown&, const Event&);
void apply(State&, const NoticeEnded&, const Event&);
/// Ends what stands longer than it is to, one event each.
void endByTime(const State&, Instant now, Events&);
/// If the hall day ends with these events, so does the information that nobody gave a time.
void endWithDay(const State&, Events&);
/// First broken invariant of the notices; empty when all hold.
std::string_view violatedByNotices(const State&);

}  // namespace hall::core::law
