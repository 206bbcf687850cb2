#include "server/city/Inbound.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/City.hpp"
#include "schema/wire/StrictJson.hpp"
#include "server/city/Dates.hpp"
#include "server/city/Signature.hpp"
#include "server/core/Limits.hpp"
#include "server/core/casework/Due.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Number.hpp"
#include "server/core/casework/Sight.hpp"
#include "server/engine/Identities.hpp"

namespace hall::city {
namespace {

Answer json(int status, std::string text) { return {status, "application/json", std::make_shared<const std::string>(std::move(text))}; }

wire::Problem wrongValue(std::string place) { return wire::problem("json-value-range", 422, std::move(place)); }

std::uint64_t firstBytes(std::string_view hash) {
    std::uint64_t value = 0;
    std::memcpy(&value, hash.data(), std::min(hash.size(), sizeof value));
    return value;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

/// What is for certain wrong with a number of identity is refused; what may be right is let in with a warning.
std::optional<wire::Problem> judge(wire::Party& party, const std::string& place, std::vector<std::string>& warnings) {
    party.idNumber = core::plainIdNumber(party.idNumber);
    switch (core::judgeIdNumber(party.idType, party.idNumber)) {
        case core::IdNumber::fine: break;
        case core::IdNumber::doubtful: warnings.push_back(place + ".idNumber"); break;
        case core::IdNumber::wrong: return wire::problem("id-number-wrong", 422, place + ".idNumber");
    }
    return std::nullopt;
}

core::PutApplication commandOf(const std::string& id, const wire::Application& application, const std::string& digest) {
    core::PutApplication command;
    command.application = {id};
    command.hall = {application.hall};
    command.revision = static_cast<std::uint64_t>(application.revision);
    command.digest = digest;
    for (const std::string& item : application.items) command.items.push_back({item});
    if (application.package) command.package = {*application.package};
    for (const wire::PackageAnswer& answer : application.answers) command.answers.push_back({answer.question, answer.answer});
    command.preReview = core::preReviewOf(application.preReview).value_or(core::PreReview::none);
    for (const wire::ApplicationMaterial& given : application.materials) {
        core::ApplicationMaterial material;
        material.code = {given.code};
        material.state = core::materialStateOf(given.state).value_or(core::MaterialState::submitted);
        material.grade = given.grade ? core::trustGradeOf(*given.grade).value_or(core::TrustGrade::c) : core::TrustGrade::c;
        command.materials.push_back(material);
    }
    return command;
}

wire::ApplicationStatus statusOf(const core::State& state, const core::Case& one) {
    wire::ApplicationStatus status;
    status.application = one.application.value;
    status.number = one.number.value;
    status.state = core::word(one.state);
    status.stateCode = core::stateCode(one);
    status.preReview = core::word(one.preReview);
    status.revision = static_cast<std::int64_t>(one.revision);
    status.complete = core::lacking(state.casework, one, state.dayOpenedAt).empty();
    for (const core::CaseItem& item : one.items) {
        wire::ApplicationItem& shown = status.items.emplace_back();
        shown.code = item.item.value;
        const auto task = std::find_if(one.tasks.begin(), one.tasks.end(), [&](const core::Task& t) { return t.item == item.item; });
        if (task == one.tasks.end()) continue;
        shown.state = core::word(task->state);
        if (task->verdict != core::Verdict::none) shown.verdict = core::word(task->verdict);
        if (!task->resultNumber.empty()) shown.resultNumber = task->resultNumber;
    }
    for (const core::CaseMaterial& material : one.materials) {
        const bool stands = core::standing(state.casework, one, material, state.dayOpenedAt) == core::Standing::stands;
        status.materials.push_back({material.code.value, std::string(core::word(material.state)), material.required, stands});
    }
    status.files = static_cast<std::int64_t>(one.files.size());
    if (const auto due = core::dueOf(state.casework, one)) status.due = dateText(due->date);
    status.seq = one.lastSeq;
    return status;
}

/// 1 to 9999, in plain digits.
std::optional<std::uint32_t> ordinalOf(std::string_view text) {
    std::uint32_t ordinal = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ordinal);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '0' || ordinal > 9'999) return std::nullopt;
    return ordinal;
}

/// Without parameters, in lower case: "application/pdf".
std::string plainMediaType(std::string_view text) {
    std::string plain(text.substr(0, text.find(';')));
    while (plain.ends_with(' ') || plain.ends_with('\t')) plain.pop_back();
    for (char& c : plain)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return plain;
}

constexpr std::string_view mediaTypes[] = {"application/pdf", "image/jpeg", "image/png"};

/// The file at this place of the case; null: none.
const core::CaseFile* fileAt(const core::Case& one, std::uint32_t ordinal) {
    const auto found = std::find_if(one.files.begin(), one.files.end(), [&](const core::CaseFile& file) { return file.ordinal == ordinal; });
    return found == one.files.end() ? nullptr : &*found;
}

}  // namespace

std::string_view sniffed(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "application/pdf";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with(std::string_view("\x89PNG\r\n\x1A\n", 8))) return "image/png";
    return {};
}

struct Inbound::Upload {
    std::string application;
    std::uint32_t ordinal{};
    std::string material;
    std::string mediaType;
    Body body;
    std::string sha256;
    core::Actor actor;
    Tell tell;
};

Inbound::Inbound(InboundPorts ports, std::size_t filesWaiting) : ports_(std::move(ports)), waiting_(filesWaiting), thread_([this] { work(); }) {}

Inbound::~Inbound() { stop(); }

void Inbound::stop() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    for (auto& [task, tell] : std::exchange(tasks_, {})) tell(engine::Fault::stopping);
}

void Inbound::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
        if (ending_) return;
        const auto task = std::move(tasks_.front().first);
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

void Inbound::later(std::function<void()> task, const Tell& tell) {
    std::unique_lock lock(mutex_);
    const bool full = tasks_.size() >= waiting_;
    if (!ending_ && !full) {
        tasks_.emplace_back(std::move(task), tell);
        wake_.notify_one();
        return;
    }
    const auto fault = ending_ ? engine::Fault::stopping : engine::Fault::overloaded;
    lock.unlock();
    tell(fault);
}

void Inbound::putApplication(std::string id, const Body& body, core::Actor actor, const std::string& commandId, Tell tell) {
    if (!core::isApplicationId(id)) return tell(core::Refused{core::Refusal::malformedApplication, "application"});
    auto parsed = wire::parseApplication(*body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return tell(std::move(*wrong));
    auto application = std::make_shared<wire::Application>(std::move(std::get<wire::Application>(parsed)));
    std::vector<std::string> warnings;
    if (auto wrong = judge(application->applicant, "applicant", warnings)) return tell(std::move(*wrong));
    if (application->agent)
        if (auto wrong = judge(*application->agent, "agent", warnings)) return tell(std::move(*wrong));

    const std::string digest = hex(ports_.sealer.keyedHash("application", wire::encode(*application)));
    const auto lookup = [this](const wire::Party& party) {
        return engine::personHash(ports_.sealer, party.idType, party.idNumber);
    };
    auto step = [this, id = std::move(id), application, warnings = std::move(warnings), digest, actor = std::move(actor), commandId, tell,
                 applicant = lookup(application->applicant),
                 agent = application->agent ? lookup(*application->agent) : std::string()](const core::State&, engine::EventLog&) {
        const auto person = ports_.vault.personFor(applicant);
        const auto second = agent.empty() ? std::optional(core::PersonId{}) : ports_.vault.personFor(agent);
        if (!person || !second) return tell(engine::Fault::outcomeUnknown);
        engine::Submission submission;
        core::PutApplication command = commandOf(id, *application, digest);
        command.applicant = *person;
        command.agent = *second;
        submission.papers.push_back(engine::identityPaper(ports_.sealer, *person, wire::encode(application->applicant)));
        if (application->agent && *second != *person) submission.papers.push_back(engine::identityPaper(ports_.sealer, *second, wire::encode(*application->agent)));
        submission.command = std::move(command);
        submission.actor = actor;
        submission.id = {commandId};
        submission.bodyHash = firstBytes(ports_.sealer.keyedHash("command", actor.name + "\n" + id + "\n" + digest));
        submission.answer = [tell, id, revision = application->revision, warnings](const engine::Answer& answer) {
            if (const auto* refused = std::get_if<core::Refused>(&answer)) return tell(*refused);
            if (const auto* fault = std::get_if<engine::Fault>(&answer)) return tell(*fault);
            const auto& outcome = std::get<engine::Outcome>(answer);
            if (!outcome.work) return tell(engine::Fault::invariant);
            tell(json(outcome.work->created ? 201 : 200,
                      wire::encode(wire::ApplicationAnswer{id, outcome.work->number.value, std::string(core::word(outcome.work->state)), revision,
                                                           outcome.firstSeq != 0, warnings})));
        };
        ports_.engine.submit(std::move(submission));
    };
    if (!ports_.engine.ask(std::move(step))) tell(engine::Fault::overloaded);
}

void Inbound::application(const std::string& id, Tell tell) {
    const bool taken = ports_.engine.ask([id, tell](const core::State& state, engine::EventLog&) {
        const core::Case* one = state.casework.find(core::ApplicationId{id});
        // A walk-in is nothing that the platform has sent.
        if (one == nullptr || one->walkIn) return tell(core::Refused{core::Refusal::unknownApplication, {}});
        tell(json(200, wire::encode(statusOf(state, *one))));
    });
    if (!taken) tell(engine::Fault::overloaded);
}

void Inbound::putFile(std::string id, const std::string& ordinal, std::string material, std::string mediaType, Body body, core::Actor actor,
                      Tell tell) {
    if (!core::isApplicationId(id)) return tell(core::Refused{core::Refusal::malformedApplication, "application"});
    const auto number = ordinalOf(ordinal);
    if (!number) return tell(wrongValue("file"));
    if (material.size() > core::limits::codeBytes) return tell(wrongValue("Material"));
    if (body->empty() || body->size() > core::limits::fileBytes) return tell(wrongValue("body"));
    mediaType = plainMediaType(mediaType);
    if (std::find(std::begin(mediaTypes), std::end(mediaTypes), mediaType) == std::end(mediaTypes) || sniffed(*body) != mediaType)
        return tell(wire::problem("file-not-allowed", 415));
    auto upload = std::make_shared<Upload>(
        Upload{std::move(id), *number, std::move(material), std::move(mediaType), std::move(body), {}, std::move(actor), tell});
    later(
        [this, upload] {
            upload->sha256 = hex(sha256(*upload->body));
            take(*upload);
        },
        tell);
}

/// In the thread of files, which does one after the other: so a second one with the same ordinal finds the first.
void Inbound::take(const Upload& upload) {
    bool known = false;
    core::VaultId before;
    const bool asked = look([&](const core::State& state) {
        const core::Case* present = state.casework.find(core::ApplicationId{upload.application});
        known = present != nullptr;
        if (const core::CaseFile* file = known ? fileAt(*present, upload.ordinal) : nullptr) before = file->id;
    });
    if (!asked) return upload.tell(engine::Fault::overloaded);
    if (!known) return upload.tell(core::Refused{core::Refusal::unknownApplication, {}});

    const core::VaultId stored{ports_.sealer.drawId()};
    if (const auto fault = ports_.files.put(stored, *upload.body); fault != engine::StoreFault::none)
        return upload.tell(fault == engine::StoreFault::full ? engine::Fault::storeFull : engine::Fault::outcomeUnknown);
    engine::Submission submission;
    submission.command = core::AddFile{{upload.application}, stored, {upload.material}, upload.body->size(), upload.sha256, upload.mediaType, upload.ordinal};
    submission.actor = upload.actor;
    std::mutex mutex;
    std::condition_variable came;
    std::optional<engine::Answer> answer;
    submission.answer = [&](const engine::Answer& come) {
        // Notified under the lock: what is waited on lives in the waiting thread's frame.
        const std::lock_guard lock(mutex);
        answer = come;
        came.notify_one();
    };
    ports_.engine.submit(std::move(submission));
    {
        std::unique_lock lock(mutex);
        came.wait(lock, [&] { return answer.has_value(); });
    }
    conclude(upload, stored, before, *answer);
}

bool Inbound::look(const std::function<void(const core::State&)>& with) {
    std::mutex mutex;
    std::condition_variable came;
    bool done = false;
    const bool asked = ports_.engine.ask([&](const core::State& state, engine::EventLog&) {
        with(state);
        const std::lock_guard lock(mutex);
        done = true;
        came.notify_one();
    });
    if (!asked) return false;
    std::unique_lock lock(mutex);
    came.wait(lock, [&] { return done; });
    return true;
}

void Inbound::conclude(const Upload& upload, const core::VaultId& stored, const core::VaultId& before, const engine::Answer& answer) {
    if (const auto* refused = std::get_if<core::Refused>(&answer)) {
        ports_.files.remove(stored);
        return upload.tell(*refused);
    }
    if (const auto* fault = std::get_if<engine::Fault>(&answer)) {
        // Nobody knows whether it was written: the bytes stay, and what no case names goes at the next start.
        if (*fault != engine::Fault::outcomeUnknown) ports_.files.remove(stored);
        return upload.tell(*fault);
    }
    const auto& outcome = std::get<engine::Outcome>(answer);
    const bool changed = outcome.firstSeq != 0;
    if (!changed) ports_.files.remove(stored);
    // Evidence is not replaced: the law gave the new file a place of its own then, and the old one is still named.
    bool replaced = false;
    if (changed && !before.value.empty()) {
        look([&](const core::State& state) {
            const core::Case* one = state.casework.find(core::ApplicationId{upload.application});
            replaced = one != nullptr && std::none_of(one->files.begin(), one->files.end(), [&](const core::CaseFile& file) { return file.id == before; });
        });
        if (replaced) ports_.files.remove(before);
    }
    const int status = changed && !replaced ? 201 : 200;
    upload.tell(json(status, wire::encode(wire::FileAnswer{upload.application, outcome.work ? outcome.work->number.value : std::string(), upload.ordinal,
                                                           static_cast<std::int64_t>(upload.body->size()), upload.sha256, changed})));
}

void Inbound::file(std::string caseNumber, std::string file, core::Actor actor, Tell tell) {
    auto look = [this, caseNumber = std::move(caseNumber), file = std::move(file), actor = std::move(actor), tell](const core::State& state,
                                                                                                               engine::EventLog&) {
        const core::Case* one = state.casework.find(core::CaseNumber{caseNumber});
        if (one == nullptr) return tell(core::Refused{core::Refusal::unknownCase, {}});
        if (actor.role == core::Role::reviewer && !core::hasTask(state, *one, actor)) return tell(core::Refused{core::Refusal::notYourDepartment, {}});
        const auto found = std::find_if(one->files.begin(), one->files.end(), [&](const core::CaseFile& f) { return f.id.value == file; });
        if (found == one->files.end()) return tell(wire::problem("unknown-file", 404));
        if (auto no = core::refusesFile(state, *one, *found, actor)) return tell(std::move(*no));
        const auto type = std::find(std::begin(mediaTypes), std::end(mediaTypes), found->mediaType);
        const std::string_view mediaType = type == std::end(mediaTypes) ? "application/octet-stream" : *type;
        later(
            [this, id = found->id, mediaType, tell] {
                auto bytes = ports_.files.get(id);
                if (!bytes) return tell(wire::problem("unknown-file", 404));
                tell(Answer{200, mediaType, std::make_shared<const std::string>(std::move(*bytes))});
            },
            tell);
    };
    if (!ports_.engine.ask(std::move(look))) tell(engine::Fault::overloaded);
}

void Inbound::document(const std::string& number, const std::string& code, Tell tell) {
    // The code is made and compared whether there is such a paper or not: a wrong number takes as long as a wrong code.
    const bool right = engine::isDocumentCode(ports_.sealer, number, code);
    const bool taken = ports_.engine.ask([number, right, tell](const core::State& state, engine::EventLog&) {
        const core::Case* one = state.casework.find(core::CaseNumber{number.substr(0, number.find('-'))});
        const core::CaseDocument* paper = nullptr;
        if (one != nullptr)
            for (const core::CaseDocument& document : one->documents)
                if (document.number == number) paper = &document;
        if (!right || paper == nullptr) return tell(wire::problem("unknown-document", 404));
        wire::DocumentStatus status{std::string(core::word(paper->kind)), one->number.value, dateText(paper->date), {}, std::string(core::word(one->state))};
        if (paper->kind == core::DocumentKind::acceptance)
            if (const auto due = core::dueOf(state.casework, *one)) status.due = dateText(due->date);
        tell(json(200, wire::encode(status)));
    });
    if (!taken) tell(engine::Fault::overloaded);
}

}  // namespace hall::city
