using System.Text.Json.Nodes;

namespace Portal.Simulator.Tests.Contract;

/// <summary>An answer of the server under test.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, JsonNode? Body, JsonArray? Lines);
