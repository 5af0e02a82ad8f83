"""Fusion with boxes, icons and rows that grow with the letters, and with outlines where contrast must be high.

In use only when one of the two is wanted, since every measure then takes the way through Python.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleFactory, QStyleOption, QStyleOptionComplex, QWidget

_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement
_Complex = QStyle.ComplexControl
_GROWING = frozenset({
    _Metric.PM_IndicatorWidth, _Metric.PM_IndicatorHeight, _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight, _Metric.PM_SmallIconSize, _Metric.PM_ButtonIconSize, _Metric.PM_TabBarIconSize,
    _Metric.PM_ToolBarIconSize, _Metric.PM_ListViewIconSize, _Metric.PM_LineEditIconSize,
    _Metric.PM_HeaderDefaultSectionSizeVertical, _Metric.PM_ScrollBarExtent, _Metric.PM_MenuButtonIndicator,
})  # fmt: skip
_OUTLINED = frozenset({_Primitive.PE_PanelButtonCommand, _Primitive.PE_PanelButtonTool, _Primitive.PE_PanelLineEdit,
                       _Primitive.PE_Frame, _Primitive.PE_FrameGroupBox, _Primitive.PE_FrameMenu,
                       _Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck})  # fmt: skip
_OUTLINED_CONTROLS = frozenset({_Complex.CC_ComboBox, _Complex.CC_SpinBox})


class GrownStyle(QProxyStyle):
    """Makes everything `percent` of its usual size; Fusion's own outlines vanish on black, so they are drawn anew."""

    def __init__(self, percent: int, *, has_outlines: bool) -> None:
        super().__init__("Fusion")
        self.percent = percent
        self.has_outlines = has_outlines
        # Asked instead of the style behind this one, which would come back here for half of its answers.
        self._usual = QStyleFactory.create("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in _GROWING:
            return self._usual.pixelMetric(metric, option, widget) * self.percent // 100
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if self.has_outlines and element in _OUTLINED:
            _outline(painter, option)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawControl(element, option, painter, widget)
        is_tab = element == QStyle.ControlElement.CE_TabBarTabShape
        if self.has_outlines and is_tab and option.state & QStyle.StateFlag.State_Selected:
            _outline(painter, option)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if self.has_outlines and control in _OUTLINED_CONTROLS:
            _outline(painter, option)


def _outline(painter: QPainter, option: QStyleOption) -> None:
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    role = QPalette.ColorRole.Highlight if has_focus else QPalette.ColorRole.WindowText
    width = 3 if has_focus else 1
    edge = width // 2
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(option.palette.color(role), width))
    painter.drawRect(option.rect.adjusted(edge, edge, -edge - 1, -edge - 1))
    painter.restore()
