using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Subresources;

/// <summary><c>pods/{name}/binding</c>, and the older <c>bindings</c>.</summary>
internal static class BindingSubresource
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        var pod = request.Info.Subresource.Length > 0 ? request.Info.Name : body.Name();
        var options = WriteQuery.Read(request, "CreateOptions");
        request.Api.Bind(request.Namespace, pod, body.Text("target", "name") ?? "", options);
        await StatusWriter.WriteAsync(request.Http, new ApiStatus { Code = 201 });
    }
}
