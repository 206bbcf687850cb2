// What a client reads: frames, the views in them, and the answers over HTTP.
#include "schema/wire/City.hpp"
#include "schema/wire/Frames.hpp"
#include "schema/wire/Supervision.hpp"
#include "schema/wire/Utf8.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::wire;
using hall::fuzz::must;

namespace {

template <class T>
void comesBack(Parsed<T> (*parse)(std::string_view), std::string_view text) {
    const auto parsed = parse(text);
    if (std::holds_alternative<Problem>(parsed)) return;
    const std::string written = encode(std::get<T>(parsed));
    must(isUtf8(written), "what is written is UTF-8");
    const auto again = parse(written);
    must(std::holds_alternative<T>(again) && std::get<T>(again) == std::get<T>(parsed), "what is written can be read");
}

void everyView(std::string_view text) {
    comesBack(parseLobbyView, text);
    comesBack(parseKioskView, text);
    comesBack(parseCounterView, text);
    comesBack(parseHallView, text);
    comesBack(parseVisitView, text);
    comesBack(parseLeasesView, text);
    comesBack(parseTasksView, text);
}

/// Answers to the counter's program, the supervisor's and the kiosk's.
void everyAnswer(std::string_view text) {
    comesBack(parseCaseView, text);
    comesBack(parseCaseList, text);
    comesBack(parseCaseResult, text);
    comesBack(parseKioskApplications, text);
    comesBack(parseSupervision, text);
    comesBack(parseApprovalList, text);
    comesBack(parseFollowUpList, text);
    comesBack(parseFollowUpResult, text);
    comesBack(parsePackageList, text);
    comesBack(parsePackageBranch, text);
    comesBack(parseCityEvent, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    everyView(text);
    everyAnswer(text);
    comesBack(parseCatalogue, text);
    comesBack(parseTicket, text);
    (void)parseProblem(text);
    if (const auto time = parseTime(text)) must(parseTime(format(*time)) == time, "a time comes back as it was");

    const auto parsed = parseServerFrame(text);
    const auto* frame = std::get_if<ServerFrame>(&parsed);
    if (frame == nullptr) return 0;
    if (const auto* view = std::get_if<ViewFrame>(frame)) {
        const auto again = parseServerFrame(encodeViewFrame(view->view, view->seq, view->at, view->data));
        must(std::holds_alternative<ServerFrame>(again), "a view's frame can be written again");
        must(std::get<ViewFrame>(std::get<ServerFrame>(again)).data == view->data, "a view's data is told unchanged");
        everyView(view->data);
    } else if (const auto* receipt = std::get_if<Receipt>(frame)) {
        must(std::holds_alternative<ServerFrame>(parseServerFrame(encode(*receipt))), "a receipt can be written again");
    }
    return 0;
}
