/// The PLC in the world: its OPC UA server, its camera's folder, its log.
@NullMarked
package dev.loupe.simulator.plc.adapter;

import org.jspecify.annotations.NullMarked;
