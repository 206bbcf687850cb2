// The slip a visitor carries through the hall.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "schema/paper/Layout.hpp"

namespace hall::paper {

/// Every text comes worded, in the visitor's language; an empty one is left out. No name, no identity number ever stands here.
struct TicketSlip {
    QString hall;
    QString number;       ///< "A047"
    QString queue;
    QString item;         ///< short name
    QString ahead;        ///< "前面还有 5 人"
    QString wait;         ///< "预计等候 12–20 分钟"
    QString klass;        ///< mark of a class with a credit
    QString cutOff;       ///< mark of a number that was given while the kiosk was cut off; empty: it was not
    QString order;        ///< and what that means for the order
    QString time;         ///< "2026-11-21 09:05"
    QString rules;        ///< what happens to a missed number
    QString codeHint;     ///< below the QR code
    QByteArray url;       ///< of the visitor's page; empty: no QR code
    QString reprint;      ///< "补打"; empty on the first print
    QString application;  ///< "申报 …000123 · 3 个事项": what was applied for online and is dealt with under this number
    QString plan;         ///< "共 2 处，办理合计约 26 分钟": of a visit with several services
    QStringList stops;    ///< "1. 综合：企业登记、发票代开", in order; empty where all is done at one
    QString bringTitle;   ///< "请携带"
    QStringList bring;    ///< names of materials
};

Layout layOut(const TicketSlip& slip, Roll roll);

/// What to bring, application by application, without a number. No name, no identity number ever stands here either.
struct MaterialsSlip {
    struct Part {
        QString application;                                  ///< "申报 …000123"
        QStringList items;
        struct Section { QString title; QStringList lines; };
        std::vector<Section> sections;                        ///< those without lines are left out
        QString remark;                                       ///< "材料已齐全"; may be empty
    };
    QString hall;
    QString title;
    std::vector<Part> parts;
    QString rules;
    QString time;
};
Layout layOut(const MaterialsSlip& slip, Roll roll);

}  // namespace hall::paper
