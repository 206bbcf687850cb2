// schema/golden/frames: one example of every frame, view and answer. What is read from them and written again is the same JSON.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <typeinfo>

#include "schema/wire/EvaluationMembers.hpp"
#include "schema/wire/ExplanationMembers.hpp"
#include "schema/wire/Frames.hpp"
#include "schema/wire/Members.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/StrictJson.hpp"
#include "schema/wire/SupervisionMembers.hpp"

using namespace hall::wire;
using nlohmann::json;

namespace {

std::map<std::string, std::string> goldenFrames() {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(HALL_GOLDEN "/frames")) {
        std::ifstream file(entry.path());
        files.emplace(entry.path().stem(), std::string(std::istreambuf_iterator<char>(file), {}));
    }
    return files;
}

/// Which members were seen, as type/name, looking into everything that has members.
class Seen {
  public:
    template <class T>
    void look(const T& value) {
        Visitor visitor{*this, typeid(T).name()};
        members(visitor, value);
    }
    std::set<std::string> names;

  private:
    struct Visitor {
        Seen& seen;
        std::string type;

        template <class T>
        void operator()(std::string_view name, const T& value) {
            seen.names.insert(type + "/" + std::string(name));
            if constexpr (Described<T>) seen.look(value);
        }
        template <class T>
        void operator()(std::string_view name, const std::optional<T>& value) {
            if (value) (*this)(name, *value);
        }
        template <class T>
        void operator()(std::string_view name, const std::vector<T>& list) {
            if (!list.empty()) seen.names.insert(type + "/" + std::string(name));
            if constexpr (Described<T>)
                for (const T& value : list) seen.look(value);
        }
        template <class T>
        void count(std::string_view name, const T& value) { (*this)(name, value); }
        template <class T, class W>
        void word(std::string_view name, const T& value, const W&) { (*this)(name, value); }
        void orEmpty(std::string_view name, const std::string& value) { if (!value.empty()) (*this)(name, value); }
        void orFalse(std::string_view name, bool value) { if (value) (*this)(name, value); }
        template <class T>
        void orNone(std::string_view name, const std::vector<T>& value) { if (!value.empty()) (*this)(name, value); }
        void orUnnamed(std::string_view name, const Name& value) { if (!value.zh.empty()) (*this)(name, value); }
        void orZero(std::string_view name, std::int32_t value) { if (value != 0) (*this)(name, value); }
        void fixed(std::string_view name, std::string_view text) { (*this)(name, text); }
    };
};

/// A value of every struct with every member filled, so that Seen finds all there is.
struct Filler {
    template <class T>
    void operator()(std::string_view, T& value) {
        if constexpr (Described<T>) members(*this, value);
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& value) { (*this)(name, value.emplace()); }
    template <class T>
    void operator()(std::string_view name, std::vector<T>& list) { (*this)(name, list.emplace_back()); }
    template <class T>
    void count(std::string_view name, T& value) { (*this)(name, value); }
    template <class T, class W>
    void word(std::string_view name, T& value, const W&) { (*this)(name, value); }
    void orEmpty(std::string_view, std::string& value) { value = "x"; }
    void orFalse(std::string_view, bool& value) { value = true; }
    template <class T>
    void orNone(std::string_view name, std::vector<T>& value) { (*this)(name, value); }
    void orUnnamed(std::string_view name, Name& value) { value.zh = "x", (*this)(name, value); }
    void orZero(std::string_view, std::int32_t& value) { value = 1; }
    void fixed(std::string_view, std::string_view) {}
};

template <class T>
T filled() {
    T value;
    Filler filler;
    members(filler, value);
    return value;
}

template <class T>
std::string again(const Parsed<T>& parsed, Seen& seen) {
    if (const auto* wrong = std::get_if<Problem>(&parsed)) return encode(*wrong);
    const T& value = std::get<T>(parsed);
    seen.look(value);
    return encode(value);
}

std::string againView(const ViewFrame& frame, Seen& seen) {
    std::string data;
    if (frame.view == "lobby") data = again(parseLobbyView(frame.data), seen);
    if (frame.view == "kiosk") data = again(parseKioskView(frame.data), seen);
    if (frame.view == "leases") data = again(parseLeasesView(frame.data), seen);
    if (frame.view == "visit") data = again(parseVisitView(frame.data), seen);
    if (frame.view.starts_with("queue/")) data = again(parseQueueView(frame.data), seen);
    if (frame.view == "tasks") data = again(parseTasksView(frame.data), seen);
    if (frame.view == "hall") data = again(parseHallView(frame.data), seen);
    if (frame.view.starts_with("counter/")) data = again(parseCounterView(frame.data), seen);
    return encodeViewFrame(frame.view, frame.seq, frame.at, data);
}

/// Parses by what the file's name says and encodes again.
std::string again(const std::string& name, std::string_view text, Seen& seen) {
    if (name.starts_with("client-")) {
        const auto parsed = parseClientFrame(text);
        if (const auto* wrong = std::get_if<Problem>(&parsed)) return encode(*wrong);
        const auto& frame = std::get<ClientFrame>(parsed);
        if (const auto* hello = std::get_if<Hello>(&frame)) return seen.look(*hello), encode(*hello);
        return encode(std::get<Command>(frame));
    }
    if (name.starts_with("server-")) {
        const auto parsed = parseServerFrame(text);
        if (const auto* wrong = std::get_if<Problem>(&parsed)) return encode(*wrong);
        const auto& frame = std::get<ServerFrame>(parsed);
        if (const auto* view = std::get_if<ViewFrame>(&frame)) return againView(*view, seen);
        if (const auto* welcome = std::get_if<Welcome>(&frame)) return seen.look(*welcome), encode(*welcome);
        if (const auto* receipt = std::get_if<Receipt>(&frame)) return seen.look(*receipt), encode(*receipt);
        return seen.look(std::get<RefusedFrame>(frame)), encode(std::get<RefusedFrame>(frame));
    }
    if (name.starts_with("http-case-list")) return again(parseCaseList(text), seen);
    if (name == "http-case-result") return again(parseCaseResult(text), seen);
    if (name == "http-case-search") return again(parseCaseSearch(text), seen);
    if (name == "http-case-revealed") return again(parseRevealed(text), seen);
    if (name.starts_with("http-case")) return again(parseCaseView(text), seen);
    if (name == "http-kiosk-applications") return again(parseKioskApplications(text), seen);
    if (name.starts_with("http-kiosk-search")) return again(parseKioskSearch(text), seen);
    if (name.starts_with("http-application")) return again(parseApplication(text), seen);
    if (name.starts_with("http-supervision")) return again(parseSupervision(text), seen);
    if (name.starts_with("http-approvals")) return again(parseApprovalList(text), seen);
    if (name == "http-rating-offer") return again(parseRatingOffer(text), seen);
    if (name == "http-rating-body") return again(parseRatingBody(text), seen);
    if (name == "http-rating-result") return again(parseRatingResult(text), seen);
    if (name.starts_with("http-evaluations")) return again(parseEvaluationFigures(text), seen);
    if (name.starts_with("http-follow-ups")) return again(parseFollowUpList(text), seen);
    if (name == "http-follow-up-result") return again(parseFollowUpResult(text), seen);
    if (name.starts_with("http-follow-up-")) {
        const auto parsed = parseFollowUpBody(std::string_view(name).substr(15), text);
        if (const auto* wrong = std::get_if<Problem>(&parsed)) return encode(*wrong);
        return encode(std::get<FollowUpBody>(parsed));
    }
    if (name == "http-packages") return again(parsePackageList(text), seen);
    if (name == "http-package-branch") return again(parsePackageBranch(text), seen);
    if (name == "http-package-answers") return again(parseBranchBody(text), seen);
    if (name == "http-hall") return again(parseHallView(text), seen);
    if (name.starts_with("http-ticket")) return again(parseTicket(text), seen);
    if (name.starts_with("http-visit")) return again(parseVisitView(text), seen);
    if (name == "http-notices") return again(parseNoticeList(text), seen);
    if (name == "http-leases") return again(parseLeasesView(text), seen);
    if (name == "http-explanation") return again(parseExplanation(text), seen);
    if (name.starts_with("http-catalogue")) return again(parseCatalogue(text), seen);
    REQUIRE(name == "http-problem");
    const auto read = parseProblem(text);
    REQUIRE(read.has_value());
    seen.look(*read);
    return encode(*read);
}

}  // namespace

TEST_CASE("what is read is written again") {
    Seen seen;
    std::set<std::string> names;
    for (const auto& [name, text] : goldenFrames()) {
        CAPTURE(name);
        names.insert(name);
        CHECK(json::parse(again(name, text, seen)) == json::parse(text));
    }
    for (const std::string_view verb : followUpCommandNames()) CHECK(names.contains("http-follow-up-" + std::string(verb)));
    for (const auto& commands : {commandNames(), caseCommandNames()}) {
        for (const std::string_view command : commands) {
            CAPTURE(command);
            CHECK(names.contains("client-command-" + std::string(command)));
        }
    }

    Seen all;
    all.look(filled<Hello>());
    all.look(filled<Welcome>());
    all.look(filled<Receipt>());
    all.look(filled<RefusedFrame>());
    all.look(filled<LobbyView>());
    all.look(filled<KioskView>());
    all.look(filled<CounterView>());
    all.look(filled<HallView>());
    all.look(filled<QueueView>());
    all.look(filled<LeasesView>());
    all.look(filled<VisitView>());
    all.look(filled<Catalogue>());
    all.look(filled<TasksView>());
    all.look(filled<NoticeList>());
    all.look(filled<CaseView>());
    all.look(filled<CaseList>());
    all.look(filled<CaseResult>());
    all.look(filled<CaseSearch>());
    all.look(filled<KioskApplications>());
    all.look(filled<KioskSearch>());
    all.look(filled<Revealed>());
    all.look(filled<Application>());
    all.look(filled<Explanation>());
    all.look(filled<Supervision>());
    all.look(filled<ApprovalList>());
    all.look(filled<FollowUpList>());
    all.look(filled<FollowUpResult>());
    all.look(filled<PackageList>());
    all.look(filled<PackageBranch>());
    all.look(filled<BranchBody>());
    all.look(filled<RatingOffer>());
    all.look(filled<RatingBody>());
    all.look(filled<RatingResult>());
    all.look(filled<EvaluationFigures>());
    for (const std::string& member : all.names) {
        CAPTURE(member);
        CHECK_MESSAGE(seen.names.contains(member), "no golden frame shows this member");
    }
    CHECK(seen.names == all.names);
}

TEST_CASE("a frame cut at any byte is refused") {
    for (const auto& [name, whole] : goldenFrames()) {
        CAPTURE(name);
        const std::string text = json::parse(whole).dump();
        for (std::size_t bytes = 0; bytes < text.size(); ++bytes) {
            const std::string_view cut = std::string_view(text).substr(0, bytes);
            const bool client = name.starts_with("client-");
            REQUIRE(client ? std::holds_alternative<Problem>(parseClientFrame(cut))
                           : std::holds_alternative<Problem>(parseServerFrame(cut)));
        }
    }
}

TEST_CASE("a frame with any byte changed is refused or read") {
    for (const auto& [name, whole] : goldenFrames()) {
        CAPTURE(name);
        std::string text = json::parse(whole).dump();
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char was = text[at];
            const char changes[] = {char(was ^ 0x01), char(was ^ 0x20), char(was | 0x80), '"', '\\', '{', '\0'};
            text[at] = changes[at % sizeof changes];
            if (name.starts_with("client-")) {
                (void)parseClientFrame(text);
            } else if (const auto parsed = parseServerFrame(text); const auto* frame = std::get_if<ServerFrame>(&parsed)) {
                const auto* view = std::get_if<ViewFrame>(frame);
                if (view != nullptr) (void)parseCounterView(view->data);
            }
            text[at] = was;
        }
    }
}
