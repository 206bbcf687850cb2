#include "counter-client/present/Office.hpp"

#include <algorithm>
#include <utility>

#include "counter-client/present/Person.hpp"

namespace hall::counter {

namespace {

bool isAdministrator(std::string_view role) {
    return role == "system-administrator" || role == "security-administrator" || role == "auditor";
}

Request sessionRequest(Ask ask, const char* method, std::string path, std::vector<std::pair<std::string, FieldValue>> fields = {}) {
    return {ask, method, std::move(path), Bearer::session, std::move(fields), {}, {}};
}

std::string accountPath(const std::string& id, const char* what) { return "/api/v1/accounts/" + id + "/" + what; }

}  // namespace

bool Office::may(OfficeAct act) const {
    const bool system = role_ == "system-administrator";
    const bool security = role_ == "security-administrator";
    switch (act) {
        case OfficeAct::create: return system;
        case OfficeAct::changeRoles:
        case OfficeAct::resetSecret: return security && sheet_ == Sheet::accounts;
        case OfficeAct::turnOff: return system || security;
        default: return true;
    }
}

std::optional<Request> Office::open(std::string_view role) {
    *this = Office();
    role_ = role;
    return load();
}

std::optional<Request> Office::load() {
    loading_ = true;
    return sheet_ == Sheet::accounts ? sessionRequest(Ask::accounts, "GET", "/api/v1/accounts")
                                     : sessionRequest(Ask::devices, "GET", "/api/v1/devices");
}

std::optional<Request> Office::ask(Request request) {
    busy_ = true;
    message_ = {};
    return request;
}

std::size_t Office::count() const { return sheet_ == Sheet::accounts ? accounts_.size() : devices_.size(); }

const Account* Office::account() const {
    return sheet_ == Sheet::accounts && selected_ < accounts_.size() ? &accounts_[selected_] : nullptr;
}

const Device* Office::device() const {
    return sheet_ == Sheet::devices && selected_ < devices_.size() ? &devices_[selected_] : nullptr;
}

void Office::select(std::size_t row) {
    if (form_ == OfficeForm::none && row < count()) selected_ = row;
}

void Office::moveSelection(std::int32_t by) {
    if (form_ != OfficeForm::none || count() == 0) return;
    selected_ = static_cast<std::size_t>(
        std::clamp<std::int64_t>(static_cast<std::int64_t>(selected_) + by, 0, static_cast<std::int64_t>(count()) - 1));
}

void Office::openForm(OfficeForm form, Sentence title) {
    form_ = form;
    title_ = std::move(title);
    message_ = {};
    ++opening_;
}

void Office::checkRoles(const std::vector<std::string>& roles) {
    roles_.clear();
    for (const auto& word : personRoles()) {
        roles_.push_back({word, rolePhrase(word), std::ranges::find(roles, word) != roles.end()});
    }
}

std::vector<std::string> Office::checkedRoles() const {
    std::vector<std::string> result;
    for (const auto& box : roles_) {
        if (box.checked) result.push_back(box.word);
    }
    return result;
}

void Office::turnRole(std::string_view word) {
    for (auto& box : roles_) {
        if (box.word != word) continue;
        box.checked = !box.checked;
        message_ = {};
        if (!box.checked || !isAdministrator(word)) return;
        for (auto& other : roles_) {
            if (other.word == word || !other.checked || !isAdministrator(other.word)) continue;
            other.checked = false;
            message_ = {Phrase::officeExclusive, {}};
            tone_ = Tone::note;
        }
        return;
    }
}

std::optional<Request> Office::act(OfficeAct act) {
    if (busy_) return std::nullopt;
    const bool accounts = sheet_ == Sheet::accounts;
    switch (act) {
        case OfficeAct::cancel:
            form_ = OfficeForm::none;
            secret_.clear();
            message_ = {};
            return std::nullopt;
        case OfficeAct::confirm: return form_ == OfficeForm::confirm ? confirmed() : std::nullopt;
        case OfficeAct::reload: return form_ == OfficeForm::none ? load() : std::nullopt;
        default: break;
    }
    if (form_ != OfficeForm::none) return std::nullopt;
    if (!may(act)) {
        message_ = {Phrase::officeNotAllowed, {}};
        tone_ = Tone::problem;
        return std::nullopt;
    }
    switch (act) {
        case OfficeAct::turnSheet:
            sheet_ = accounts ? Sheet::devices : Sheet::accounts;
            selected_ = 0;
            message_ = {};
            return load();
        case OfficeAct::create:
            openForm(accounts ? OfficeForm::createAccount : OfficeForm::addDevice, {});
            return std::nullopt;
        case OfficeAct::changeRoles:
            if (!account()) return std::nullopt;
            checkRoles(account()->roles);
            openForm(OfficeForm::roles, {Phrase::officeRolesOf, {same(account()->name)}});
            return std::nullopt;
        case OfficeAct::resetSecret:
            if (!account()) return std::nullopt;
            pending_ = act;
            openForm(OfficeForm::confirm, {Phrase::officeConfirmReset, {same(account()->name)}});
            return std::nullopt;
        case OfficeAct::turnOff:
            pending_ = act;
            if (device() && !device()->revoked) openForm(OfficeForm::confirm, {Phrase::officeConfirmRevoke, {same(device()->name)}});
            if (account() && account()->disabled) return confirmed();
            if (account()) openForm(OfficeForm::confirm, {Phrase::officeConfirmDisable, {same(account()->name)}});
            return std::nullopt;
        default: return std::nullopt;
    }
}

std::optional<Request> Office::confirmed() {
    if (const auto* chosen = device()) {
        return ask(sessionRequest(Ask::revokeDevice, "POST", "/api/v1/devices/" + chosen->name + "/revoke"));
    }
    const auto* chosen = account();
    if (!chosen) return std::nullopt;
    const char* what = pending_ == OfficeAct::resetSecret ? "reset-secret" : chosen->disabled ? "enable" : "disable";
    Request request = sessionRequest(Ask::changeAccount, "POST", accountPath(chosen->id, what));
    request.ifMatch = chosen->etag;
    return ask(std::move(request));
}

std::optional<Request> Office::submit(const OfficeInput& input) {
    if (busy_) return std::nullopt;
    const auto complain = [this](Phrase phrase) {
        message_ = {phrase, {}};
        tone_ = Tone::problem;
        return std::nullopt;
    };
    switch (form_) {
        case OfficeForm::createAccount:
            if (input.name.empty()) return complain(Phrase::officeNameMissing);
            return ask(sessionRequest(Ask::createAccount, "POST", "/api/v1/accounts",
                                      {{"name", input.name}, {"displayName", input.displayName.empty() ? input.name : input.displayName}}));
        case OfficeForm::roles: {
            const auto* chosen = account();
            if (!chosen) return std::nullopt;
            if (checkedRoles().empty()) return complain(Phrase::officeNoRole);
            Request request = sessionRequest(Ask::changeAccount, "POST", accountPath(chosen->id, "roles"), {{"roles", checkedRoles()}});
            request.ifMatch = chosen->etag;
            return ask(std::move(request));
        }
        case OfficeForm::addDevice: {
            if (input.name.empty()) return complain(Phrase::officeNameMissing);
            Request request = sessionRequest(Ask::addDevice, "POST", "/api/v1/devices", {{"name", input.name}, {"role", input.role}});
            if (!input.counter.empty()) request.fields.emplace_back("counter", input.counter);
            return ask(std::move(request));
        }
        case OfficeForm::confirm: return confirmed();
        case OfficeForm::secret: return act(OfficeAct::cancel);
        case OfficeForm::none: break;
    }
    return std::nullopt;
}

void Office::refuse(const Request& request, const Answer& answer) {
    tone_ = Tone::problem;
    const bool stale = answer.status == 412;
    if (stale) message_ = {Phrase::officeStale, {}};
    else if (answer.code == "unknown-counter") message_ = {Phrase::officeNoCounter, {}};
    else if (answer.status == 403 && answer.code != "session-locked") message_ = {Phrase::officeNotAllowed, {}};
    else if (answer.status == 409 && (request.ask == Ask::createAccount || request.ask == Ask::addDevice)) message_ = {Phrase::officeNameTaken, {}};
    else message_ = wording(answer);
    if (stale) form_ = OfficeForm::none;
}

void Office::done(const Request& request, const Answer& answer) {
    tone_ = Tone::good;
    const bool reset = request.path.ends_with("/reset-secret");
    Phrase phrase = Phrase::officeCreated;
    if (request.ask == Ask::addDevice) phrase = Phrase::officeDeviceAdded;
    else if (request.ask == Ask::revokeDevice) phrase = Phrase::officeRevoked;
    else if (reset) phrase = Phrase::officeReset;
    else if (request.path.ends_with("/disable")) phrase = Phrase::officeDisabled;
    else if (request.path.ends_with("/enable")) phrase = Phrase::officeEnabled;
    else if (request.path.ends_with("/roles")) phrase = Phrase::officeRolesSaved;
    if (answer.secret.empty()) {
        form_ = OfficeForm::none;
        message_ = {phrase, {}};
        return;
    }
    openForm(OfficeForm::secret, {phrase, {}});
    secret_ = answer.secret;
}

std::optional<Request> Office::answered(const Request& request, const Answer& answer) {
    switch (request.ask) {
        case Ask::accounts:
        case Ask::devices: {
            const bool mine = (request.ask == Ask::accounts) == (sheet_ == Sheet::accounts);
            if (!mine) return std::nullopt;
            loading_ = false;
            if (!answer.good()) {
                refuse(request, answer);
                return std::nullopt;
            }
            if (request.ask == Ask::accounts) accounts_ = answer.accounts;
            else devices_ = answer.devices;
            selected_ = std::min(selected_, count() == 0 ? 0 : count() - 1);
            return std::nullopt;
        }
        case Ask::createAccount:
        case Ask::changeAccount:
        case Ask::addDevice:
        case Ask::revokeDevice:
            busy_ = false;
            if (answer.good()) {
                done(request, answer);
                return load();
            }
            refuse(request, answer);
            return answer.status == 412 ? load() : std::nullopt;
        default: return std::nullopt;
    }
}

OfficeScreen Office::screen() const {
    OfficeScreen screen;
    screen.sheet = sheet_;
    for (const auto& account : accounts_) {
        if (sheet_ != Sheet::accounts) break;
        OfficeRow& row = screen.rows.emplace_back();
        row.id = account.id;
        row.name = same(account.name);
        row.detail = same(account.displayName);
        for (const auto& role : account.roles) row.roles.push_back(rolePhrase(role));
        row.off = account.disabled;
        row.mustChange = account.mustChange;
    }
    for (const auto& device : devices_) {
        if (sheet_ != Sheet::devices) break;
        OfficeRow& row = screen.rows.emplace_back();
        row.id = device.name;
        row.name = same(device.name);
        row.detail = same(device.counter);
        row.kind = device.role;
        row.off = device.revoked;
    }
    screen.selected = selected_;
    for (std::size_t i = 0; i < screen.may.size(); ++i) screen.may[i] = may(static_cast<OfficeAct>(i));
    screen.loading = loading_;
    screen.busy = busy_;
    screen.form = form_;
    screen.formTitle = title_;
    screen.roles = roles_;
    screen.secret = secret_;
    screen.message = message_;
    screen.tone = tone_;
    screen.opening = opening_;
    return screen;
}

}  // namespace hall::counter
