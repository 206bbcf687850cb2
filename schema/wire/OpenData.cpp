#include "schema/wire/OpenData.hpp"

#include "schema/wire/Members.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

template <class V, Like<OpenQueue> T>
void members(V& v, T& queue) {
    v("code", queue.code);
    v("letters", queue.letters);
    v("name", queue.name);
    v("accepting", queue.accepting);
    v.count("waiting", queue.waiting);
    v("wait", queue.wait);
    v.orEmpty("called", queue.called);
}

template <class V, Like<OpenHall> T>
void members(V& v, T& open) {
    v("code", open.code);
    v("hall", open.hall);
    v("day", open.day);
    v("updatedAt", open.updatedAt);
    v.count("countersOpen", open.countersOpen);
    v.count("counters", open.counters);
    v.count("waiting", open.waiting);
    v("queues", open.queues);
    v("licence", open.licence);
}

std::string encode(const OpenHall& open) { return writeStruct(open); }

}  // namespace hall::wire
