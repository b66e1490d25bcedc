package dev.loupe.bridge.tag;

/// One entry of the tag map. `node` is a node id by namespace URI, `nsu=…;s=…`: an index may change
/// when the PLC is loaded anew.
public record Tag(TagName name, String node, TagType type) {}
