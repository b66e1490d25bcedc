package dev.loupe.control.drift.adapter;

import java.util.List;

/// All signals as the newest patrols found them, and the alerts that stand.
public record DriftPage(List<FindingView> findings, List<AlertView> alerts) {}
