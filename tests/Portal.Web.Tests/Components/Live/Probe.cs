using Microsoft.AspNetCore.Components.Rendering;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Tests.Components.Live;

/// <summary>A live component over a signal that a test can raise.</summary>
public sealed class Probe : LiveComponent<string>
{
    [Microsoft.AspNetCore.Components.Parameter]
    public ProbeSource Source { get; set; } = null!;

    protected override Task<string> ReadAsync(CancellationToken cancellationToken) => Source.ReadAsync(cancellationToken);

    protected override void Subscribe() => Listen(Source.Subscribe);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, Failure is null ? "" : $"failed {Translator.T(Failure.Title)}; ");
        builder.AddContent(1, $"{Model} {(Translator.IsChinese ? "中文" : "English")}");
    }
}
