using Portal.Core.Text;

namespace Portal.Web.Components.Layout;

/// <summary>Whether the visitor may still be here.</summary>
/// <param name="Ended">Why not; null: they may.</param>
public sealed record AccessGateModel(LocalizedText? Ended);
