// The controller's part about cases and tasks: intentions of their pages, their frames and questions, papers and files.
#include <QDesktopServices>
#include <QUrl>

#include "counter-client/control/Controller.hpp"
#include "counter-client/control/PaperWords.hpp"
#include "counter-client/widgets/CasePage.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/SupervisionPage.hpp"
#include "counter-client/widgets/TasksPage.hpp"

namespace hall::counter {

void Controller::connectCases() {
    CasePage& page = window_.cases();
    const auto press = [this](CaseAct act) {
        if (act == CaseAct::walkIn) wantCatalogue();
        sendCase(cases_.press(act, now()));
    };
    connect(&window_, &MainWindow::caseActRequested, this, press);
    connect(&page, &CasePage::actRequested, this, press);
    connect(&page, &CasePage::entered, this, [this](const QString& text) { sendCase(cases_.enter(text.toStdString(), now())); });
    connect(&page, &CasePage::chosen, this, [this](std::size_t row) { sendCase(cases_.choose(row, now())); });
    connect(&page, &CasePage::moved, this, [this](int by) {
        cases_.moveSelection(by);
        refresh();
    });
    connect(&page, &CasePage::partTurned, this, [this](int by) {
        cases_.turnPart(by);
        refresh();
    });
    connect(&page, &CasePage::materialSelected, this, [this](std::size_t row) {
        cases_.selectMaterial(row);
        refresh();
    });
    CaseFormPanel& form = page.form();
    connect(&form, &CaseFormPanel::typed, this, [this](const QString& text) {
        cases_.search(text.toStdString());
        refresh();
    });
    connect(&form, &CaseFormPanel::approvalGiven, this, [this](const QString& name, const QString& secret) {
        cases_.approve(name.toStdString(), secret.toStdString());
        sendCase({});
    });
    connect(&form, &CaseFormPanel::walkInGiven, this, [this](const WalkInInput& input) { sendCase(cases_.submitWalkIn(input, now())); });
    connect(&form, &CaseFormPanel::closed, this, &Controller::escape);
    connectTasks();
    connectSupervision();
    connect(papers_.get(), &device::PaperPrinter::done, this, [this](const QString& name, device::PaperPrinter::Outcome outcome, const QString& path) {
        using Outcome = device::PaperPrinter::Outcome;
        const wire::Name paper = same(name.toStdString());
        if (outcome == Outcome::printed) cases_.tell({Phrase::saidPrinted, {paper}}, Tone::good, now());
        else if (outcome == Outcome::saved) cases_.tell({Phrase::saidSaved, {paper, same(path.toStdString())}}, connection_.paper.kind == device::PaperAddress::Kind::directory ? Tone::good : Tone::note, now());
        else cases_.tell({Phrase::saidNotSaved, {paper}}, Tone::problem, now());
        refresh();
    });
}

void Controller::connectTasks() {
    TasksPage& list = window_.tasks();
    connect(&list, &TasksPage::moved, this, [this](int by) {
        tasks_.moveSelection(by);
        refresh();
    });
    connect(&list, &TasksPage::rowSelected, this, [this](std::size_t row) {
        tasks_.select(row);
        refresh();
    });
    connect(&list, &TasksPage::filterTurned, this, [this](int by) {
        tasks_.turnFilter(by);
        sendCase({});
    });
    connect(&list, &TasksPage::reloadRequested, this, [this] {
        tasks_.reload();
        sendCase({});
    });
    connect(&list, &TasksPage::opened, this, [this] {
        const auto chosen = tasks_.chosen();
        if (!chosen) return;
        cases_.openTask(chosen->first, chosen->second);
        caseFrom_ = Page::tasks;
        wanted_ = Page::cases;
        sendCase({});
    });
}

void Controller::connectSupervision() {
    SupervisionPage& page = window_.supervision();
    connect(&page, &SupervisionPage::actRequested, this, [this](SupervisionAct act) { sendSupervision(supervision_.press(act, now())); });
    connect(&page, &SupervisionPage::partTurned, this, [this](int by) {
        supervision_.turnPart(by);
        sendCase({});
    });
    connect(&page, &SupervisionPage::partChosen, this, [this](SupervisionPart part) {
        supervision_.showPart(part);
        sendCase({});
    });
    connect(&page, &SupervisionPage::departmentTurned, this, [this](int by) {
        supervision_.turnDepartment(by);
        sendCase({});
    });
    connect(&page, &SupervisionPage::departmentChosen, this, [this](std::size_t row) {
        supervision_.chooseDepartment(row);
        sendCase({});
    });
    connect(&page, &SupervisionPage::moved, this, [this](int by) {
        supervision_.moveSelection(by);
        sendCase({});
    });
    connect(&page, &SupervisionPage::rowSelected, this, [this](std::size_t row) {
        supervision_.select(row);
        refresh();
    });
    connect(&page, &SupervisionPage::reloadRequested, this, [this] {
        supervision_.reload();
        sendCase({});
    });
    connect(&page, &SupervisionPage::opened, this, &Controller::openSupervised);
    CaseFormPanel& form = page.form();
    connect(&form, &CaseFormPanel::entered, this, [this](const QString& text) { sendSupervision(supervision_.enter(text.toStdString(), now())); });
    connect(&form, &CaseFormPanel::chosen, this, [this](std::size_t row) { sendSupervision(supervision_.choose(row, now())); });
    connect(&form, &CaseFormPanel::moved, this, [this](int by) {
        supervision_.moveSelection(by);
        refresh();
    });
    connect(&form, &CaseFormPanel::reportGiven, this, [this](const ReportInput& input) { sendSupervision(supervision_.submitReport(input, now())); });
    connect(&form, &CaseFormPanel::closed, this, &Controller::escape);
}

void Controller::openSupervised() {
    const auto chosen = supervision_.chosen();
    if (!chosen) return sendSupervision(supervision_.press(SupervisionAct::openCase, now()));
    if (chosen->second > 0) cases_.openTask(chosen->first, chosen->second);
    else cases_.openCase(chosen->first);
    caseFrom_ = Page::supervision;
    wanted_ = Page::cases;
    sendCase({});
}

void Controller::sendSupervision(std::optional<wire::Command> command) {
    if (command) {
        command->id = link::Link::newCommandId();
        if (link_ && link_->submit(*command)) supervision_.sent(*command);
        else supervision_.notSent(now());
    }
    sendCase({});
}

/// A command about a case, and whatever else the machines want after an intention.
void Controller::sendCase(std::optional<wire::Command> command) {
    while (command) {
        command->id = link::Link::newCommandId();
        if (!link_ || !link_->submit(*command)) {
            cases_.notSent();  // the queue's command is under way: this one follows it
            break;
        }
        caseCommandId_ = command->id;
        cases_.sent(*command);
        command.reset();
    }
    followCases();
    refresh();
}

void Controller::followCases() {
    for (auto& request : cases_.takeRequests()) ask(std::move(request));
    ask(tasks_.takeRequest());
    for (auto& request : supervision_.takeRequests()) ask(std::move(request));
    if (filesOf_ != cases_.current()) {
        files_.clear();
        filesOf_ = cases_.current();
    }
    while (auto wish = cases_.takePaper()) {
        PaperSurroundings around;
        if (desk_.view()) around.hall = desk_.view()->hall;
        around.supervisePhone = supervisePhone(wish->view);
        const paper::Sheet sheet = sheetOf(*wish, around);
        if (!sheet.number.isEmpty()) {
            papers_->print(sheet.number, paper::pdf(sheet));
            cases_.tell({Phrase::saidPrinting, {same(sheet.number.toStdString())}}, Tone::good, now());
        }
    }
    if (auto file = cases_.takeFile()) showFile(*file);
}

std::string Controller::supervisePhone(const wire::CaseView& view) const {
    if (!finder_) return {};
    for (const auto& item : view.items) {
        const auto* known = finder_->item(item.code);
        if (known && known->guide && !known->guide->supervisePhone.empty()) return known->guide->supervisePhone;
    }
    return {};
}

/// In the desktop's own viewer, from a private directory that goes with this program.
void Controller::showFile(const FileShown& file) {
    static const std::pair<const char*, const char*> endings[]{{"application/pdf", "pdf"}, {"image/png", "png"}, {"image/jpeg", "jpg"}};
    QString ending;
    for (const auto& [type, word] : endings) {
        if (file.mediaType.starts_with(type)) ending = QLatin1String(word);
    }
    // Nothing that a desktop might run.
    if (ending.isEmpty()) return cases_.tell({Phrase::whyNoFile, {}}, Tone::note, now());
    const QString path = files_.add(QByteArray(file.bytes.data(), static_cast<qsizetype>(file.bytes.size())), ending);
    if (path.isEmpty() || !QDesktopServices::openUrl(QUrl::fromLocalFile(path))) cases_.tell({Phrase::whyNoViewer, {}}, Tone::problem, now());
}

/// Back from the page of a case: to the list it was opened from, else to the calls.
void Controller::leaveCase() {
    if (cases_.escape() || wanted_ != Page::cases) return;
    goTo(caseFrom_);
}

}  // namespace hall::counter
