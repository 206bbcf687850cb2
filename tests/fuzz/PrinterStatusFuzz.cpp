// Bytes that a receipt printer sends: however they come, the same is understood.
#include "tests/fuzz/Must.hpp"
#include "ticket-printer/device/Status.hpp"

using namespace hall::kiosk::device;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    StatusReader whole, cut;
    whole.read(bytes);
    const qsizetype step = 1 + static_cast<qsizetype>(size % 3);
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const Fault before = cut.fault();
        const bool done = cut.done();
        cut.read(bytes.mid(at, step));
        must(!done || cut.done(), "done stays done");
        must(before == Fault::none || cut.fault() != Fault::none, "a fault is not taken back by a later byte");
    }
    must(whole.fault() == cut.fault() && whole.done() == cut.done(), "the same, however it arrives");
    must(whole.complete() == cut.complete() && whole.anything() == cut.anything(), "the same answers, however they arrive");
    must(!whole.complete() || whole.anything(), "what is complete is something");
    whole.forget();
    must(!whole.anything() && whole.fault() == Fault::none, "what is forgotten is gone");
    return 0;
}
