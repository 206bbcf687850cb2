// A hall to test the kiosk with: the demo's queues, classes and 1,135 real service items.
#pragma once

#include <memory>

#include "schema/wire/Cases.hpp"
#include "schema/wire/Views.hpp"

namespace hall::test {

std::shared_ptr<const wire::Catalogue> realCatalogue();
/// The demo's queues and classes on an open day; a few wait, some counters are open.
wire::KioskView realView();
/// The package of server/data/demo-guides/README.md as a kiosk is told of it: three materials missing; all there; with the departments.
wire::KioskApplication restaurant();
wire::KioskApplication restaurantComplete();
wire::KioskApplication restaurantUnderway();
/// 2026-11-21 09:05:00 in China.
inline constexpr wire::Time morning{1'795'223'100'000, 480};

}  // namespace hall::test
