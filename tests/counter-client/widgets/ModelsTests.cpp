// The lists' models under Qt's own model tester, while their rows come, change and go.
#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "counter-client/widgets/Lists.hpp"
#include "counter-client/widgets/MaterialList.hpp"
#include "tests/counter-client/widgets/Views.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

std::vector<TicketRow> tickets(std::initializer_list<const char*> numbers) {
    std::vector<TicketRow> rows;
    for (const char* number : numbers) rows.push_back({number, number, companyItem, {"军人", "Soldier or veteran"}, 12, true, "clerk", true});
    return rows;
}

std::vector<QueueRow> rowsOf(std::initializer_list<const char*> letters) {
    std::vector<QueueRow> rows;
    for (const char* letter : letters) rows.push_back({letter, letter, {"税务", "Taxes"}, 3, 7, true, wire::WaitMinutes{3, 9}});
    return rows;
}

}  // namespace

TEST_CASE("models: materials that are marked, added and gone pass Qt's model tester") {
    MaterialModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    MaterialRow row;
    row.code = "id-card";
    row.name = {"居民身份证", "Identity card"};
    row.state = "open";
    row.stateWords = Phrase::materialOpen;
    for (const std::size_t count : {3u, 3u, 1u, 0u, 4u}) {
        row.selected = !row.selected;
        model.setRows(std::vector<MaterialRow>(count, row));
        CHECK(model.rowCount() == static_cast<int>(count));
        for (int i = 0; i < model.rowCount(); ++i) CHECK_FALSE(model.index(i, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
        CHECK(model.selected() == (count > 0 && row.selected ? 0 : -1));
    }
}

TEST_CASE("models: rows that come, change and go pass Qt's model tester") {
    TicketListModel waiting;
    QueueListModel queues;
    const QAbstractItemModelTester ofTickets(&waiting, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester ofQueues(&queues, QAbstractItemModelTester::FailureReportingMode::Fatal);
    struct Step { std::vector<TicketRow> tickets; std::vector<QueueRow> queues; int resets; int changes; };
    const std::vector<Step> steps{{tickets({"A1", "A2", "A3"}), rowsOf({"A", "B"}), 1, 0},  // none before
                                  {tickets({"A1", "A2", "A3"}), rowsOf({"A", "B"}), 0, 0},  // the same again
                                  {tickets({"A2", "A3", "B1"}), rowsOf({"A", "C"}), 0, 1},  // as many
                                  {tickets({"B1"}), rowsOf({"C"}), 1, 0},
                                  {{}, {}, 1, 0},
                                  {tickets({"C1", "C2"}), rowsOf({"A", "B", "C"}), 1, 0}};
    for (const Step& step : steps) {
        QSignalSpy resets(&waiting, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&waiting, &QAbstractItemModel::dataChanged);
        QSignalSpy queueResets(&queues, &QAbstractItemModel::modelReset);
        QSignalSpy queueChanges(&queues, &QAbstractItemModel::dataChanged);
        waiting.setRows(step.tickets);
        queues.setRows(step.queues);
        CHECK(resets.size() == step.resets);
        CHECK(queueResets.size() == step.resets);
        CHECK(changes.size() == step.changes);
        CHECK(queueChanges.size() == step.changes);
        CHECK(waiting.rowCount() == static_cast<int>(step.tickets.size()));
        CHECK(queues.rowCount() == static_cast<int>(step.queues.size()));
        for (const QAbstractItemModel* model : {static_cast<const QAbstractItemModel*>(&waiting), static_cast<const QAbstractItemModel*>(&queues)}) {
            for (int i = 0; i < model->rowCount(); ++i) CHECK_FALSE(model->index(i, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }
    CHECK(waiting.index(0, 0).data().toString() == QStringLiteral("C1"));
    CHECK(queues.rowCount(queues.index(0, 0)) == 0);
}
