namespace Portal.Simulator.Objects;

/// <summary>A column that a CustomResourceDefinition adds to the table form (additionalPrinterColumns).</summary>
/// <param name="Name">Heading.</param>
/// <param name="Type">OpenAPI type: string, integer, number, boolean or date (shown as an age).</param>
/// <param name="Format">OpenAPI format, may be empty.</param>
/// <param name="Description">Text for people, may be empty.</param>
/// <param name="Priority">0 is always shown, greater only with <c>-o wide</c>.</param>
/// <param name="JsonPath">Simple JSONPath such as <c>.spec.replicas</c> or <c>.status.conditions[?(@.type=="Ready")].status</c>.</param>
public sealed record PrinterColumn(string Name, string Type, string Format, string Description, int Priority, string JsonPath);
