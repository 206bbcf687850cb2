// A hall being served for a while on a disk that may fail.
#pragma once

#include "tests/server/store/StoreFixture.hpp"

namespace hall::test {

struct Course {
    std::uint64_t acknowledged{};  ///< events whose append said none
    bool stopped{};                ///< the store failed, or could not be opened
};

/// Settings that make the store do all it ever does within a few commands.
inline store::Settings restless(const char* vfs) {
    store::Settings settings;
    settings.vfs = vfs;
    settings.walPagesWhenIdle = 12;  // so that the log is moved into the file again and again
    settings.ballastBytes = 0;
    return settings;
}

/// As the engine does it: append; on a full disk load and probe; on anything else stop.
inline Course serve(const std::string& directory, const store::Settings& settings,
                    const std::vector<core::Event>& events, std::uint64_t begin, std::uint64_t end) {
    Course course;
    course.acknowledged = begin;
    auto result = store::Store::open(directory, store::OpenFor::serving, settings);
    if (std::holds_alternative<store::Problem>(result)) return {begin, true};
    auto store = opened(std::move(result));
    core::State state;
    if (store->load(state) != engine::StoreFault::none) return {begin, true};
    for (int tries = 0; course.acknowledged < end && tries < 200; ++tries) {
        const std::size_t count = std::min<std::size_t>(3, end - course.acknowledged);
        engine::Outcome outcome;
        outcome.firstSeq = course.acknowledged + 1;
        outcome.lastSeq = course.acknowledged + count;
        const engine::Append append{
            std::span(events).subspan(course.acknowledged, count),
            {{{"command-" + std::to_string(outcome.firstSeq)}, outcome.firstSeq, &outcome}}};
        engine::StoreFault came{engine::StoreFault::failed};
        store->append(append, [&](engine::StoreFault fault) { came = fault; });
        if (came == engine::StoreFault::failed) return {course.acknowledged, true};
        if (came == engine::StoreFault::none) {
            course.acknowledged += count;
        } else {
            // The disk is full: what was told is what is there, no more and no less.
            if (store->load(state) != engine::StoreFault::none) return {course.acknowledged, true};
            if (state.seq != course.acknowledged)
                throw std::runtime_error("memory tells another story than the disk");
            store->probe();
        }
        if (store->tidy(true) == engine::StoreFault::failed) return {course.acknowledged, true};
        if (course.acknowledged % 15 == 0) {
            if (store->load(state) != engine::StoreFault::none ||
                store->keepSnapshot(state) == engine::StoreFault::failed) {
                return {course.acknowledged, true};
            }
        }
    }
    return course;
}

}  // namespace hall::test
