// Words that scroll where they are longer than their place, as high as they need at the width that they have.
#pragma once

#include <QLabel>
#include <QScrollArea>

namespace hall::counter {

class TextArea : public QScrollArea {
    Q_OBJECT

  public:
    TextArea(const char* areaName, const char* textName, QWidget* parent = nullptr);
    void setHtml(const QString& html);
    void toTop();

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fit();

    QLabel* text_;
};

}  // namespace hall::counter
