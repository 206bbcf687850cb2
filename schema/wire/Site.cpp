#include "schema/wire/Site.hpp"

#include "schema/wire/Members.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

template <class V, Like<SiteQueue> T>
void members(V& v, T& queue) {
    v("code", queue.code);
    v("letters", queue.letters);
    v("name", queue.name);
    v.count("opensAt", queue.opensAt);
    v.count("closesAt", queue.closesAt);
}

template <class V, Like<SiteView> T>
void members(V& v, T& site) {
    v("hall", site.hall);
    v("day", site.day);
    v("today", site.today);
    v("opensToday", site.opensToday);
    v.orEmpty("nextDay", site.nextDay);
    v.count("opensAt", site.opensAt);
    v.count("closesAt", site.closesAt);
    v("offers", site.offers);
    v("queues", site.queues);
}

std::string encode(const SiteView& site) { return writeStruct(site); }

}  // namespace hall::wire
